using System.Text.Json;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>
/// The words of a choice and what each stands for, in the document's order. Several words may stand for the same: the first is written.
/// </summary>
internal sealed class Words<T>(params (string Word, T Value)[] all)
    where T : notnull
{
    private readonly string expected = Listed([.. all.Select(pair => $"'{pair.Word}'")]);

    /// <summary>The words, and nothing but these very words.</summary>
    public Reading<T> Choice(JsonElement sent)
    {
        var text = sent.ValueKind == JsonValueKind.String ? JsonText.Of(sent) : null;
        foreach (var (word, value) in all)
        {
            if (word == text)
            {
                return value;
            }
        }

        return Fault.With("enum", $"Input should be {expected}", "expected", expected);
    }

    public string Of(T value) => all.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;

    private static string Listed(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
