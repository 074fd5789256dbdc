using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Deployments;

/// <summary>
/// A deployment with its customer. The scores are the customer's: none is worked out for a deployment alone. The history has a score a day,
/// of the last 92 days, the newest first.
/// </summary>
internal sealed record DeploymentDetailResponse(
    ProductDeploymentResponse Deployment,
    DeployedAt? Customer,
    HealthScoreDetail? LatestHealthScore,
    IReadOnlyList<HealthScoreDetail> HealthScoreHistory)
{
    /// <param name="customer">Null where it is not to be seen any more.</param>
    public static DeploymentDetailResponse Of(Deployment deployment, CustomerState? customer, DateOnly today) => new(
        ProductDeploymentResponse.Of(deployment),
        customer is null ? null : DeployedAt.Of(customer),
        customer is not null && SuccessStanding.Latest(customer.Summary, today) is { } latest ? HealthScoreDetail.Of(latest) : null,
        customer is null ? [] : [.. SuccessStanding.History(customer).Select(HealthScoreDetail.Of)]);
}

/// <summary>The customer that has a deployment.</summary>
internal sealed record DeployedAt(
    string Id,
    string CompanyName,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Statuses))] string Status,
    string? Industry,
    string? ContactName,
    string? ContactEmail,
    string? ContactPhone,
    string? AccountManager)
{
    public static DeployedAt Of(CustomerState customer) => new(
        customer.Profile.Id,
        customer.Profile.Name,
        SuccessWords.Statuses.Of(customer.Status),
        customer.Profile.Industry,
        customer.Profile.Account.ContactName,
        customer.Profile.Account.ContactEmail,
        customer.Profile.Account.ContactPhone,
        customer.Profile.Account.AccountManager);
}

/// <summary>A score beside a deployment.</summary>
/// <param name="Factors">Always null here: what is behind a score stands with the customer's.</param>
internal sealed record HealthScoreDetail(
    int OverallScore,
    int EngagementScore,
    int AdoptionScore,
    int SupportScore,
    int FinancialScore,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Trends))] string ScoreTrend,
    DateTime CalculatedAt,
    IReadOnlyDictionary<string, string>? Factors)
{
    public static HealthScoreDetail Of(SuccessStanding standing) => new(
        standing.Scores.Overall,
        standing.Scores.Engagement,
        standing.Scores.Adoption,
        standing.Scores.Support,
        standing.Scores.Financial,
        SuccessWords.Of(standing.Trend),
        standing.CalculatedAt.UtcDateTime,
        null);
}
