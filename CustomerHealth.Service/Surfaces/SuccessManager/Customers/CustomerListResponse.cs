using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

internal sealed record CustomerListResponse(IReadOnlyList<CustomerWithHealthScore> Customers, int Total, int Skip, int Limit);

/// <summary>A customer in the list, with its score of now.</summary>
/// <param name="DeployedProducts">What was agreed on.</param>
/// <param name="Products">What is in use.</param>
internal sealed record CustomerWithHealthScore(
    string Id,
    string CompanyName,
    string? Industry,
    string? ContactName,
    string? ContactEmail,
    string? ContactPhone,
    IReadOnlyList<string> DeployedProducts,
    DateOnly? ContractStartDate,
    DateOnly? ContractEndDate,
    string? ContractValue,
    string? AccountManager,
    [Format("uuid")] string? AccountManagerId,
    string? AccountManagerName,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Statuses))] string Status,
    string? LogoUrl,
    string? Notes,
    bool PortalEnabled,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    IReadOnlyList<string> Products,
    LatestHealthScore? LatestHealthScore)
{
    /// <param name="manager">The user who looks after the customer; null where none is named, or it is gone.</param>
    public static CustomerWithHealthScore Of(ListedCustomer customer, User? manager, DateOnly today)
    {
        var (account, standing) = (customer.Account, customer.Standing);
        return new CustomerWithHealthScore(
            customer.Id,
            customer.Name,
            customer.Industry,
            account.ContactName,
            account.ContactEmail,
            account.ContactPhone,
            account.OrderedProducts ?? [],
            standing.Contract.Start,
            standing.Contract.End,
            CustomerShape.Money(standing.Contract.Value),
            account.AccountManager,
            account.AccountManagerId,
            manager?.FullName,
            SuccessWords.Statuses.Of(standing.Status),
            account.LogoUrl,
            account.Notes,
            account.PortalEnabled,
            customer.CreatedAt.UtcDateTime,
            customer.UpdatedAt.UtcDateTime,
            standing.Products,
            SuccessDay.Of(customer, today) is { } score ? Customers.LatestHealthScore.Of(score) : null);
    }
}

internal sealed record LatestHealthScore(
    int OverallScore,
    int ProductAdoptionScore,
    int SupportHealthScore,
    int EngagementScore,
    int FinancialHealthScore,
    int SlaComplianceScore,
    [WordOf(typeof(RiskLevels), nameof(RiskLevels.Words))] string RiskLevel,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Trends))] string ScoreTrend,
    DateTime CalculatedAt)
{
    public static LatestHealthScore Of(SuccessDay day)
    {
        var scores = day.Standing.Scores;
        return new LatestHealthScore(
            scores.Overall,
            scores.Adoption,
            scores.Support,
            scores.Engagement,
            scores.Financial,
            scores.SlaCompliance,
            day.Risk.Key,
            SuccessWords.Of(day.Standing.Trend),
            day.Standing.CalculatedAt.UtcDateTime);
    }
}
