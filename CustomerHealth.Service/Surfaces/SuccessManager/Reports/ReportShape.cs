using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Reports;

/// <summary>The document's words and bounds for reports.</summary>
internal static class ReportShape
{
    public static readonly Words<ReportType> Types = new(
        ("health_summary", ReportType.HealthSummary),
        ("csat_analysis", ReportType.CsatAnalysis),
        ("customer_overview", ReportType.CustomerOverview),
        ("executive_summary", ReportType.ExecutiveSummary));

    public static readonly Words<ReportFrequency> Frequencies = new(
        ("daily", ReportFrequency.Daily),
        ("weekly", ReportFrequency.Weekly),
        ("monthly", ReportFrequency.Monthly),
        ("quarterly", ReportFrequency.Quarterly));

    public static readonly Words<ReportStatus> Statuses = new(
        ("pending", ReportStatus.Pending),
        ("generating", ReportStatus.Generating),
        ("completed", ReportStatus.Completed),
        ("failed", ReportStatus.Failed));

    public static readonly Words<ReportDeliveryStatus> Deliveries = new(
        ("waiting", ReportDeliveryStatus.Waiting),
        ("sent", ReportDeliveryStatus.Sent),
        ("refused", ReportDeliveryStatus.Refused),
        ("skipped", ReportDeliveryStatus.Skipped));

    private const int MostCustomers = 200;

    public static Shape<string> Name { get; } = Shape.Line(1, 255);

    public static Shape<IReadOnlyList<string>> Recipients { get; } = Shape.ListOf(Shape.Email, ScheduledReport.MostRecipients);

    // Before the filters, which are read once to be described.
    private static readonly Shape<string> Product = Shape.OneOf([.. SuccessProducts.All]);

    /// <summary>Filters that no report applies are refused: a report about everybody must not look like one about a few.</summary>
    public static Shape<ReportFilters> Filters { get; } = Shape.ObjectOf(ReadFilters);

    /// <summary>What is impossible about filters that are each of the right shape, as a sentence; null where nothing is.</summary>
    public static string? Impossible(ReportFilters filters) =>
        filters.LeastScore > filters.MostScore ? "filters.min_health_score must not be greater than filters.max_health_score"
        : filters.From > filters.To ? "filters.start_date must not be after filters.end_date"
        : null;

    private static ReportFilters ReadFilters(SentFields filters) => new(
        filters.Optional("industry", Shape.Text(1)),
        filters.OptionalValue("status", SuccessWords.Statuses.Choice),
        filters.Optional("account_manager", Shape.Text(1)),
        filters.Optional("account_manager_id", Shape.Text(1)) is { } id ? NamedCustomers.IdOf(id) : null,
        filters.Optional("product_name", Product),
        filters.OptionalValue("min_health_score", Shape.Whole(0, 100)),
        filters.OptionalValue("max_health_score", Shape.Whole(0, 100)),
        filters.Optional("customer_ids", Shape.ListOf(NamedCustomers.Id, MostCustomers)),
        filters.OptionalValue("start_date", Shape.Date),
        filters.OptionalValue("end_date", Shape.Date));
}
