using System.Text.Json.Serialization;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Reports;

internal sealed record ScheduledReportListResponse(IReadOnlyList<ScheduledReportResponse> Reports, int Total, int Skip, int Limit);

internal sealed record ScheduledReportResponse(
    string ReportName,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Types))] string ReportType,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Frequencies))] string Frequency,
    IReadOnlyList<string> Recipients,
    ReportFiltersResponse? Filters,
    DateTime NextScheduledAt,
    bool IsActive,
    Guid Id,
    DateTime? LastGeneratedAt,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    public static ScheduledReportResponse Of(ScheduledReport report) => new(
        report.Name,
        ReportShape.Types.Of(report.Type),
        ReportShape.Frequencies.Of(report.Frequency),
        report.Recipients,
        ReportFiltersResponse.Of(report.Filters),
        report.Next.UtcDateTime,
        report.IsActive,
        report.Id,
        report.LastGenerated?.UtcDateTime,
        report.CreatedAt.UtcDateTime,
        report.UpdatedAt.UtcDateTime);
}

/// <summary>The filters as they were sent; those that were not are missing.</summary>
internal sealed record ReportFiltersResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Industry,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccountManager,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccountManagerId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ProductName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MinHealthScore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MaxHealthScore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? CustomerIds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? StartDate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? EndDate)
{
    public static ReportFiltersResponse? Of(ReportFilters filters) => filters == ReportFilters.None
        ? null
        : new ReportFiltersResponse(
            filters.Industry,
            filters.Status is { } status ? SuccessWords.Statuses.Of(status) : null,
            filters.Manager,
            filters.ManagerId,
            filters.Product,
            filters.LeastScore,
            filters.MostScore,
            filters.CustomerIds,
            filters.From,
            filters.To);
}

internal sealed record ReportHistoryListResponse(IReadOnlyList<ReportHistoryResponse> History, int Total, int Skip, int Limit);

/// <param name="FilePath">The name of the file, not where it lies: it can be had by the download alone.</param>
internal sealed record ReportHistoryResponse(
    Guid? ScheduledReportId,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Types))] string ReportType,
    string FilePath,
    int FileSize,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Statuses))] string Status,
    string? ErrorMessage,
    Guid Id,
    DateTime GeneratedAt)
{
    public static ReportHistoryResponse Of(ReportEntry report) => new(
        report.Schedule,
        ReportShape.Types.Of(report.Type),
        report.FileName("pdf"),
        report.Size,
        ReportShape.Statuses.Of(report.Status),
        report.Trouble,
        report.Id,
        report.AsOf.UtcDateTime);
}

/// <summary>A report that somebody asked for.</summary>
/// <param name="RunId">The same id, under the name that all work has which somebody may wait for.</param>
internal sealed record GeneratedReportResponse(
    Guid? ScheduledReportId,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Types))] string ReportType,
    string FilePath,
    int FileSize,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Statuses))] string Status,
    string? ErrorMessage,
    Guid Id,
    DateTime GeneratedAt,
    Guid RunId)
{
    public static GeneratedReportResponse Of(ReportEntry report)
    {
        var shown = ReportHistoryResponse.Of(report);
        return new GeneratedReportResponse(
            shown.ScheduledReportId, shown.ReportType, shown.FilePath, shown.FileSize, shown.Status, shown.ErrorMessage, shown.Id,
            shown.GeneratedAt, report.Id);
    }
}

/// <summary>One report with what became of its mails.</summary>
internal sealed record ReportDetailResponse(
    Guid? ScheduledReportId,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Types))] string ReportType,
    string FilePath,
    int FileSize,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Statuses))] string Status,
    string? ErrorMessage,
    Guid Id,
    DateTime GeneratedAt,
    IReadOnlyList<ReportDeliveryResponse> Deliveries)
{
    public static ReportDetailResponse Of(ReportEntry report, IReadOnlyList<ReportDelivery> deliveries)
    {
        var shown = ReportHistoryResponse.Of(report);
        return new ReportDetailResponse(
            shown.ScheduledReportId, shown.ReportType, shown.FilePath, shown.FileSize, shown.Status, shown.ErrorMessage, shown.Id,
            shown.GeneratedAt, [.. deliveries.Select(ReportDeliveryResponse.Of)]);
    }
}

internal sealed record ReportDeliveryResponse(
    string Recipient,
    [WordOf(typeof(ReportShape), nameof(ReportShape.Deliveries))] string Status,
    string? Detail,
    DateTime At)
{
    public static ReportDeliveryResponse Of(ReportDelivery delivery) =>
        new(delivery.Recipient, ReportShape.Deliveries.Of(delivery.Status), delivery.Trouble, delivery.At.UtcDateTime);
}

/// <param name="ByType">Completed ones of this month, by type; every type has an entry.</param>
internal sealed record ReportDashboardStats(
    int TotalScheduled, int ActiveScheduled, int GeneratedThisMonth, int FailedThisMonth, IReadOnlyDictionary<string, int> ByType);

/// <param name="RunId">Where the run can be followed if it takes longer than the wait.</param>
internal sealed record ScheduledRunResponse(string Message, ScheduledRunResults Results, Guid RunId);

/// <param name="Errors">Of each report that failed, what it is called and why.</param>
internal sealed record ScheduledRunResults(int TotalDue, int Generated, int Failed, IReadOnlyList<string> Errors);
