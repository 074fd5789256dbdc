using System.Text.Json.Serialization;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Surfaces.HealthJson;

/// <summary>A customer of the list: the document's four fields first, then what its server sends in addition.</summary>
/// <param name="Score">0 to 100, one decimal; null until the first evaluation.</param>
/// <param name="Coverage">Percent of the score that rests on data.</param>
internal sealed record ListedHealth(
    [property: JsonPropertyOrder(-4)] string Id,
    [property: JsonPropertyOrder(-3)] string Name,
    [property: JsonPropertyOrder(-2)] string? Industry,
    [property: JsonPropertyOrder(-1)] DateTime CreatedAt,
    string? Segment,
    decimal? Score,
    string? Category,
    decimal? Coverage)
{
    public static ListedHealth Of(CustomerSummary customer)
    {
        var profile = customer.Profile;
        var evaluation = customer.Scores.GetValueOrDefault(BuiltInScorecards.Momentum.Name)?.Evaluation;
        return new ListedHealth(
            profile.Id,
            profile.Name,
            profile.Industry,
            profile.CreatedAt.UtcDateTime,
            profile.MarketSegment,
            evaluation is null ? null : Points.OneDecimal(evaluation.Value.Milli),
            evaluation?.Band.Title,
            evaluation is null ? null : Points.OneDecimal(evaluation.Value.CoverageMilli));
    }
}
