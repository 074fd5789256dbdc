namespace CustomerHealth.Scoring.Texts;

/// <summary>A word of a theme and how often it was written.</summary>
public readonly record struct Theme(string Word, int Count);

/// <summary>
/// What people praise and what they complain about, by counting words: those of <see cref="ThemeWords"/> among the 100 words that are written
/// most. It understands nothing, neither "not helpful" nor another language.
/// </summary>
/// <param name="Positive">At most ten, the most frequent first; of two alike the one that comes first in the alphabet.</param>
/// <param name="Negative">Likewise.</param>
public sealed record FeedbackThemes(IReadOnlyList<Theme> Positive, IReadOnlyList<Theme> Negative)
{
    private const int Commonest = 100;
    private const int Most = 10;

    /// <summary>Pure; case does not matter, and a word is a run of letters.</summary>
    public static FeedbackThemes Of(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var byWord = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            for (var at = 0; at < text.Length;)
            {
                var length = 0;
                while (at + length < text.Length && char.IsLetter(text[at + length]))
                    length++;

                if (length > 0)
                    byWord[text.AsSpan(at, length)] = byWord.TryGetValue(text.AsSpan(at, length), out var count) ? count + 1 : 1;
                at += length + 1;
            }
        }

        var commonest = counts
            .Select(pair => new Theme(pair.Key.ToLowerInvariant(), pair.Value))
            .OrderByDescending(theme => theme.Count)
            .ThenBy(theme => theme.Word, StringComparer.Ordinal)
            .Take(Commonest)
            .ToList();
        return new FeedbackThemes(
            [.. commonest.Where(theme => ThemeWords.Positive.Contains(theme.Word)).Take(Most)],
            [.. commonest.Where(theme => ThemeWords.Negative.Contains(theme.Word)).Take(Most)]);
    }
}
