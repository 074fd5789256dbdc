using CustomerHealth.Scoring;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>How a score is made: what is measured and how much it counts.</summary>
internal sealed record ScorecardItem(
    string Name,
    int Version,
    string Title,
    decimal MinimumCoverage,
    IReadOnlyList<BandItem> Bands,
    IReadOnlyList<MeasureItem> Measures)
{
    public static ScorecardItem Of(Scorecard card) => new(
        card.Name,
        card.Version,
        card.Title,
        Points.Exact(card.MinimumCoverage),
        [.. card.Bands.Select(band => new BandItem(band.Key, band.Title, Points.Exact(band.FromMilli)))],
        [.. card.Measures.Select(measure => new MeasureItem(measure.Key, measure.Title, measure.Unit, Points.Exact(measure.WeightMilli)))]);
}

/// <param name="From">The lowest score of the band, inclusive.</param>
internal sealed record BandItem(string Key, string Title, decimal From);

/// <param name="Weight">Points it can earn.</param>
internal sealed record MeasureItem(string Key, string Title, string Unit, decimal Weight);
