using CustomerHealth.Scoring;

namespace CustomerHealth.Service.Pages;

/// <summary>How a band looks: a word, and a name that stands for its colour and its shape, so that none of the three is alone.</summary>
/// <param name="Style">Name of the style class and of the shape.</param>
/// <param name="Word">The band's word in running text.</param>
/// <param name="Range">Its scores in words.</param>
public sealed record BandLook(string Key, string Style, string Word, string Range)
{
    /// <summary>Nothing is known of the customer.</summary>
    public static BandLook None { get; } = new("none", "none", "no score", "no data yet");

    /// <summary>The bands of a scorecard, lowest first. The lower half looks at risk, the highest healthy, what is between them neutral.</summary>
    public static IReadOnlyList<BandLook> All(Scorecard card) =>
        [.. card.Bands.Select((band, at) => new BandLook(band.Key, StyleOf(card, at), band.Title.ToLowerInvariant(), RangeOf(card, at)))];

    /// <summary>The look of a score; null is no score.</summary>
    public static BandLook Of(Scorecard card, int? milli) =>
        milli is { } score ? All(card)[card.Bands.Count(band => band.FromMilli <= score) - 1] : None;

    private static string StyleOf(Scorecard card, int at) =>
        at < card.Bands.Count / 2 ? "risk" : at == card.Bands.Count - 1 ? "healthy" : "neutral";

    private static string RangeOf(Scorecard card, int at)
    {
        var from = PageText.Score(card.Bands[at].FromMilli);
        return at == card.Bands.Count - 1 ? $"{from} to 100"
            : at == 0 ? $"under {PageText.Score(card.Bands[1].FromMilli)}"
            : $"{from} to under {PageText.Score(card.Bands[at + 1].FromMilli)}";
    }
}
