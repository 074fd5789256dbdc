using System.Text.Json.Serialization;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

internal sealed record AlertDashboardSummary(
    int TotalUnresolved,
    IReadOnlyDictionary<string, int> BySeverity,
    IReadOnlyDictionary<string, int> ByType,
    IReadOnlyList<RecentAlert> RecentCriticalAlerts,
    int CreatedToday,
    int ResolvedToday)
{
    /// <param name="customers">Those that the urgent alerts are about, by id.</param>
    public static AlertDashboardSummary Of(AlertOverview overview, IReadOnlyDictionary<string, CustomerSummary> customers) => new(
        overview.Unresolved,
        overview.BySeverity.ToDictionary(pair => pair.Key.Word(), pair => pair.Value),
        overview.ByType,
        [.. overview.Urgent.Select(alert => RecentAlert.Of(alert, customers.GetValueOrDefault(alert.CustomerId)))],
        overview.CreatedToday,
        overview.ResolvedToday);
}

internal sealed record RecentAlert(
    Guid Id,
    string CustomerId,
    string? CustomerName,
    [WordOf(typeof(AlertShape), nameof(AlertShape.Types))] string AlertType,
    [WordOf(typeof(AlertShape), nameof(AlertShape.Severities))] string Severity,
    string Title,
    DateTime CreatedAt)
{
    public static RecentAlert Of(CustomerAlert alert, CustomerSummary? customer) => new(
        alert.Id, alert.CustomerId, customer?.Profile.Name, alert.Rule, alert.Severity.Word(), alert.Title, alert.Raised.UtcDateTime);
}

internal sealed record AlertStatsResponse(
    int TotalAlerts,
    int Unresolved,
    int Resolved,
    [property: JsonPropertyName("created_last_7_days")] int CreatedLastWeek,
    decimal? AvgResolutionHours,
    IReadOnlyDictionary<string, SeverityBreakdown> BySeverity)
{
    public static AlertStatsResponse Of(AlertStatistics statistics) => new(
        statistics.Total,
        statistics.Unresolved,
        statistics.Total - statistics.Unresolved,
        statistics.CreatedLastWeek,
        statistics.MeanResolution is { } mean ? decimal.Round((decimal)mean.TotalHours, 1) : null,
        statistics.BySeverity.ToDictionary(pair => pair.Key.Word(), pair => new SeverityBreakdown(pair.Value.Total, pair.Value.Unresolved)));
}

internal sealed record SeverityBreakdown(int Total, int Unresolved);

internal sealed record BulkResolveResponse(int ResolvedCount, string Message);
