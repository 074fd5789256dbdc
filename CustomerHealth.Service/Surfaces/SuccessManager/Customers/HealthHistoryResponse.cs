using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

internal sealed record HealthHistoryResponse(IReadOnlyList<HealthHistoryItem> HealthScores, int Total, int Skip, int Limit);

/// <summary>The score of a day. Three components are said twice, by the document's older names, too.</summary>
/// <param name="Factors">What stands behind the score; null for the days before the latest evaluation, of which that is not kept.</param>
internal sealed record HealthHistoryItem(
    Guid Id,
    int OverallScore,
    int ProductAdoptionScore,
    int SupportHealthScore,
    int EngagementScore,
    int FinancialHealthScore,
    int SlaComplianceScore,
    int? AdoptionScore,
    int? SupportScore,
    int? FinancialScore,
    [WordOf(typeof(RiskLevels), nameof(RiskLevels.Words))] string? RiskLevel,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Trends))] string ScoreTrend,
    DateTime CalculatedAt,
    FactorsDocument? Factors)
{
    public static HealthHistoryItem Of(TenantId tenant, CustomerState customer, SuccessDay day)
    {
        var scores = day.Standing.Scores;
        return new HealthHistoryItem(
            day.IdOf(tenant, customer.Profile.Id),
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
            FactorsDocument.Behind(customer, day));
    }
}
