using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Reports;

/// <summary>Which customers a report is about, and which days; null asks for any.</summary>
/// <param name="Industry">Without regard to case, as are the next two.</param>
/// <param name="Manager">The name of who looks after them.</param>
/// <param name="ManagerId">A user's id.</param>
/// <param name="Product">Customers that use it, and only what concerns it of their deployments and surveys.</param>
/// <param name="LeastScore">Whole points of the success score, 0–100; customers without a score count as 0, as in lists.</param>
/// <param name="CustomerIds">Exactly these.</param>
/// <param name="From">First day of what happened.</param>
/// <param name="To">Last day of what happened, included.</param>
public sealed record ReportFilters(
    string? Industry = null,
    CustomerStatus? Status = null,
    string? Manager = null,
    string? ManagerId = null,
    string? Product = null,
    int? LeastScore = null,
    int? MostScore = null,
    IReadOnlyList<string>? CustomerIds = null,
    DateOnly? From = null,
    DateOnly? To = null)
{
    public static ReportFilters None { get; } = new();
}
