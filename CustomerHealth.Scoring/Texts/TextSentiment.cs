using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Texts;

/// <summary>
/// The tone of a text by counting words, for notes that nobody rated. With p positive and n negative words: positive from
/// (p − n) ÷ (p + n) = 0.3, negative from −0.3, else neutral; without either it is neutral. Every occurrence counts. It understands
/// nothing: "not happy" counts as happy, which is why what a person says comes first.
/// </summary>
public static class TextSentiment
{
    /// <summary>Pure; case does not matter, and a word is a run of letters.</summary>
    public static Sentiment Of(ReadOnlySpan<char> text)
    {
        long positive = 0, negative = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = 0;
            while (at + length < text.Length && char.IsLetter(text[at + length]))
                length++;

            var word = text.Slice(at, length);
            positive += SentimentWords.IsPositive(word) ? 1 : 0;
            negative += SentimentWords.IsNegative(word) ? 1 : 0;
            at += length + 1;
        }

        var tilt = 10 * (positive - negative);
        var bound = 3 * (positive + negative);
        return bound == 0 ? Sentiment.Neutral
            : tilt >= bound ? Sentiment.Positive
            : tilt <= -bound ? Sentiment.Negative
            : Sentiment.Neutral;
    }
}
