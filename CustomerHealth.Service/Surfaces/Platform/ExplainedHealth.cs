using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>A customer's health on every scorecard, and why it is what it is.</summary>
internal sealed record ExplainedHealth(
    string Id, string Name, DateTime EvaluatedAt, long Events, DateTime? LastEvent, IReadOnlyList<ExplainedScore> Scores)
{
    public static ExplainedHealth Of(CustomerState state, DateTimeOffset now) => new(
        state.Profile.Id,
        state.Profile.Name,
        state.EvaluatedAt.UtcDateTime,
        state.Signals.EventCount,
        state.Signals.LastOccurred?.UtcDateTime,
        [
            .. BuiltInScorecards.All
                .Where(card => state.Scores.ContainsKey(card.Name))
                .Select(card => ExplainedScore.Of(card, state.Scores[card.Name], now)),
        ]);
}

/// <summary>One score. The points of its measures add up to it exactly.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Coverage">Percent of the score that rests on data.</param>
/// <param name="Sufficient">Whether that is enough to act on.</param>
/// <param name="Trend">improving, stable, declining or unknown.</param>
/// <param name="Change">Points since so many days ago, one decimal; null when there is nothing to compare with.</param>
internal sealed record ExplainedScore(
    string Scorecard,
    int Version,
    string Title,
    decimal Score,
    string Band,
    decimal Coverage,
    bool Sufficient,
    [OneOf("improving", "stable", "declining", "unknown")] string Trend,
    decimal? Change,
    int ChangeDays,
    IReadOnlyList<ExplainedMeasure> Measures)
{
    public static ExplainedScore Of(Scorecard card, CustomerScore score, DateTimeOffset now)
    {
        var trend = Scoring.Trend.Of(card.Trend, score.History, DateOnly.FromDateTime(now.UtcDateTime));
        return new ExplainedScore(
            card.Name,
            card.Version,
            card.Title,
            Points.Exact(score.Evaluation.Milli),
            score.Evaluation.Band.Key,
            Points.OneDecimal(score.Evaluation.CoverageMilli),
            score.Evaluation.Sufficient,
            trend.Direction.ToString().ToLowerInvariant(),
            trend.ChangeTenths / 10m,
            trend.Days,
            [.. Explanation.Of(card, score.Evaluation).Select(ExplainedMeasure.From)]);
    }
}
