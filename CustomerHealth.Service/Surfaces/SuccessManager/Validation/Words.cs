using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>The words of a choice, whatever they stand for.</summary>
internal interface IWords
{
    IReadOnlyList<string> Listing { get; }
}

/// <summary>
/// The words of a choice and what each stands for, in the document's order. Several words may stand for the same: the first is written.
/// </summary>
internal sealed class Words<T>(params (string Word, T Value)[] all) : IWords
    where T : notnull
{
    private readonly string expected = Listed([.. all.Select(pair => $"'{pair.Word}'")]);

    /// <summary>The words, and nothing but these very words.</summary>
    public Shape<T> Choice => field ??= new(Read, () => Shape.OfChoice(Listing), value => JsonValue.Create(Of(value)));

    public IReadOnlyList<string> Listing => [.. all.Select(pair => pair.Word)];

    public string Of(T value) => all.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;

    private Reading<T> Read(JsonElement sent)
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

    private static string Listed(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
