using System.Globalization;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;

namespace CustomerHealth.Service.Surfaces.SuccessManager.HealthScores;

/// <summary>Where all scores are and where they are heading; every key is always there.</summary>
/// <param name="TotalCustomers">Those with a score, the churned among them included.</param>
/// <param name="AverageScore">One decimal; null where nobody has a score.</param>
internal sealed record ScoreTrendsResponse(
    int TotalCustomers,
    decimal? AverageScore,
    IReadOnlyDictionary<string, int> TrendDistribution,
    IReadOnlyDictionary<string, int> RiskDistribution,
    IReadOnlyDictionary<string, int> ScoreBrackets)
{
    /// <summary>What the document calls the bands where it does not speak of risk, by the keys of the scorecard.</summary>
    private static readonly Dictionary<string, string> Brackets = new(StringComparer.Ordinal)
    {
        ["low"] = "excellent",
        ["medium"] = "good",
        ["high"] = "at_risk",
        ["critical"] = "critical",
    };

    public static ScoreTrendsResponse Of(SuccessPortfolio portfolio)
    {
        var (trends, highestFirst) = (portfolio.ByTrend, portfolio.ByBand.Reverse().ToList());
        return new ScoreTrendsResponse(
            portfolio.Standings.Count,
            Rounding.ToOnePlace(portfolio.Average),
            new Dictionary<string, int>
            {
                ["improving"] = trends[TrendDirection.Improving],
                ["stable"] = trends[TrendDirection.Stable] + trends[TrendDirection.Unknown],
                ["declining"] = trends[TrendDirection.Declining],
            },
            highestFirst.ToDictionary(band => band.Band.Key, band => band.Count),
            highestFirst.ToDictionary(
                band => string.Create(CultureInfo.InvariantCulture, $"{Brackets[band.Band.Key]} ({band.Least}-{band.Most})"), band => band.Count));
    }
}

/// <param name="TotalCustomers">Those with a score, the churned among them included.</param>
/// <param name="SubScoreAverages">One decimal; 0 where nobody has a score.</param>
internal sealed record ScoreDistributionResponse(
    int TotalCustomers,
    IReadOnlyDictionary<string, ScoreDistributionCategory> OverallDistribution,
    IReadOnlyDictionary<string, decimal> SubScoreAverages,
    IReadOnlyList<HistogramBucket> Histogram)
{
    public static ScoreDistributionResponse Of(SuccessPortfolio portfolio) => new(
        portfolio.Standings.Count,
        portfolio.ByBand.Reverse().ToDictionary(
            band => $"{band.Band.Key}_risk", band => new ScoreDistributionCategory(band.Least, band.Most, band.Count)),
        new Dictionary<string, decimal>
        {
            ["product_adoption"] = Rounding.ToOnePlace(portfolio.MeanOf(scores => scores.Adoption)),
            ["support_health"] = Rounding.ToOnePlace(portfolio.MeanOf(scores => scores.Support)),
            ["engagement"] = Rounding.ToOnePlace(portfolio.MeanOf(scores => scores.Engagement)),
            ["financial_health"] = Rounding.ToOnePlace(portfolio.MeanOf(scores => scores.Financial)),
            ["sla_compliance"] = Rounding.ToOnePlace(portfolio.MeanOf(scores => scores.SlaCompliance)),
        },
        [.. portfolio.Histogram.Select((count, ten) => new HistogramBucket(
            string.Create(CultureInfo.InvariantCulture, $"{ten * 10}-{(ten * 10) + 9}"), count))]);
}

/// <param name="Min">The first whole point of it.</param>
/// <param name="Max">The last.</param>
internal sealed record ScoreDistributionCategory(int Min, int Max, int Count);

/// <param name="Range">"0-9" to "90-99"; a full score is in the last one.</param>
internal sealed record HistogramBucket(string Range, int Count);

internal sealed record AtRiskCustomersResponse(
    IReadOnlyList<AtRiskCustomer> Customers, int Total, int Skip, int Limit, int Threshold);

/// <param name="AccountManager">"Unassigned" where nobody is named.</param>
/// <param name="DaysUntilContractEnd">0 on its last day, negative after it; null where none is agreed.</param>
internal sealed record AtRiskCustomer(
    string CustomerId,
    string CompanyName,
    string AccountManager,
    string Status,
    int OverallScore,
    int ProductAdoptionScore,
    int SupportHealthScore,
    int EngagementScore,
    int FinancialHealthScore,
    int SlaComplianceScore,
    int? AdoptionScore,
    int? SupportScore,
    int? FinancialScore,
    string RiskLevel,
    string ScoreTrend,
    DateTime CalculatedAt,
    int? DaysUntilContractEnd)
{
    public static AtRiskCustomer Of(ListedCustomer customer, SuccessDay day, DateOnly today)
    {
        var scores = day.Standing.Scores;
        return new AtRiskCustomer(
            customer.Id,
            customer.Name,
            customer.Account.AccountManager is { Length: > 0 } manager ? manager : "Unassigned",
            SuccessWords.Statuses.Of(customer.Standing.Status),
            scores.Overall,
            scores.Adoption,
            scores.Support,
            scores.Engagement,
            scores.Financial,
            scores.SlaCompliance,
            scores.Adoption,
            scores.Support,
            scores.Financial,
            day.Risk.Key,
            SuccessWords.Of(day.Standing.Trend),
            day.Standing.CalculatedAt.UtcDateTime,
            customer.Standing.Contract.DaysToEnd(today));
    }
}
