using CustomerHealth.Scoring;

namespace CustomerHealth.Service.Surfaces;

/// <summary>Why a measure earned what it earned, as surfaces show it.</summary>
/// <param name="Value">The raw value in <paramref name="Unit"/>, at most three decimals.</param>
/// <param name="Points">Earned; these add up to the score.</param>
/// <param name="Of">Possible; these add up to 100.</param>
/// <param name="HasData">False: nothing of the kind was ever seen, and the scorecard's rule for missing data holds.</param>
internal sealed record ExplainedMeasure(
    string Measure, string Title, decimal Value, string Unit, decimal Points, decimal Of, bool HasData, string Why)
{
    public static ExplainedMeasure From(ExplanationLine line) => new(
        line.Key,
        line.Title,
        decimal.Round((decimal)line.Value, 3, MidpointRounding.ToEven),
        line.Unit,
        Surfaces.Points.Exact(line.Earned),
        Surfaces.Points.Exact(line.Possible),
        line.HasData,
        line.Sentence);
}
