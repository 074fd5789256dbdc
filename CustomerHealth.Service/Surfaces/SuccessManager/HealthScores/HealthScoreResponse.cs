using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Surfaces.SuccessManager.HealthScores;

/// <summary>
/// A score with its components: both objects of the document for it have these fields. Three components are said twice, by the older names, too.
/// </summary>
/// <param name="Id">Follows from customer and day: calculated twice on a day, it is the same score.</param>
/// <param name="ProductDeploymentId">The deployment that a calculation was asked for; the score is the customer's all the same.</param>
/// <param name="Factors">What stands behind it; null for the days before the latest evaluation, of which that is not kept.</param>
internal sealed record HealthScoreResponse(
    Guid Id,
    string CustomerId,
    [Format("uuid")] string? ProductDeploymentId,
    int OverallScore,
    int ProductAdoptionScore,
    int SupportHealthScore,
    int EngagementScore,
    int FinancialHealthScore,
    int SlaComplianceScore,
    int? AdoptionScore,
    int? SupportScore,
    int? FinancialScore,
    [WordOf(typeof(RiskLevels), nameof(RiskLevels.Words))] string RiskLevel,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Trends))] string ScoreTrend,
    DateTime CalculatedAt,
    string? Notes,
    FactorsDocument? Factors)
{
    private const string OnDefaults =
        "Nothing is known of this customer yet: every component stands at what the scorecard takes for missing data, and no score is kept.";

    /// <summary>The score of a day.</summary>
    public static HealthScoreResponse Of(TenantId tenant, CustomerState customer, SuccessDay day) =>
        Of(tenant, customer, day, null, null, FactorsDocument.Behind(customer, day));

    /// <summary>What a calculation came to.</summary>
    /// <remarks>Of a customer of whom nothing is known it answers the defaults and says so; they are kept nowhere as its score.</remarks>
    public static HealthScoreResponse OfCalculated(TenantId tenant, CustomerState customer, string? deploymentId, DateOnly today)
    {
        if (SuccessDay.Of(customer, today) is { } day)
        {
            return Of(tenant, customer, day, deploymentId, null, FactorsDocument.Of(customer));
        }

        var evaluation = customer.Scores[BuiltInScorecards.Success.Name].Evaluation;
        var defaults = new SuccessStanding(SuccessScores.Of(evaluation), TrendDirection.Unknown, evaluation.AsOf);
        return Of(tenant, customer, new SuccessDay(today, defaults), deploymentId, OnDefaults, FactorsDocument.Of(customer));
    }

    private static HealthScoreResponse Of(
        TenantId tenant, CustomerState customer, SuccessDay day, string? deploymentId, string? notes, FactorsDocument? factors)
    {
        var scores = day.Standing.Scores;
        return new HealthScoreResponse(
            day.IdOf(tenant, customer.Profile.Id),
            customer.Profile.Id,
            deploymentId,
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
            notes,
            factors);
    }
}

internal sealed record HealthScoreHistoryResponse(IReadOnlyList<HealthScoreResponse> HealthScores, int Total, int Skip, int Limit);
