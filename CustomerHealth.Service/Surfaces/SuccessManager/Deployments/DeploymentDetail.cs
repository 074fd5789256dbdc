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
    IReadOnlyDictionary<string, string?>? Customer,
    HealthScoreDetail? LatestHealthScore,
    IReadOnlyList<HealthScoreDetail> HealthScoreHistory)
{
    /// <param name="customer">Null where it is not to be seen any more.</param>
    public static DeploymentDetailResponse Of(Deployment deployment, CustomerState? customer, DateOnly today) => new(
        ProductDeploymentResponse.Of(deployment),
        customer is null ? null : About(customer),
        customer is not null && SuccessStanding.Latest(customer.Summary, today) is { } latest ? HealthScoreDetail.Of(latest) : null,
        customer is null ? [] : [.. SuccessStanding.History(customer).Select(HealthScoreDetail.Of)]);

    private static Dictionary<string, string?> About(CustomerState customer) => new()
    {
        ["id"] = customer.Profile.Id,
        ["company_name"] = customer.Profile.Name,
        ["status"] = SuccessWords.Statuses.Of(customer.Status),
        ["industry"] = customer.Profile.Industry,
        ["contact_name"] = customer.Profile.Account.ContactName,
        ["contact_email"] = customer.Profile.Account.ContactEmail,
        ["contact_phone"] = customer.Profile.Account.ContactPhone,
        ["account_manager"] = customer.Profile.Account.AccountManager,
    };
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
