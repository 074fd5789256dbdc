using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Mail;
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

    /// <summary>Only what a mail server takes: accounts take more.</summary>
    private static readonly Shape<string> Recipient = new(
        sent => Shape.Email.Read(sent).Then(address => MailAddresses.IsOne(address) ? address : Shape.NoEmail(address)), Shape.Email.Describe);

    public static Shape<IReadOnlyList<string>> Recipients { get; } = Shape.ListOf(Recipient, ScheduledReport.MostRecipients);

    // These two before the filters, which are read once to be described.
    private static readonly Shape<string> Text = Shape.Line(1, 255);
    private static readonly Shape<string> Product = Shape.OneOf([.. SuccessProducts.All]);

    /// <summary>Filters that no report applies are refused: a report about everybody must not look like one about a few.</summary>
    public static Shape<ReportFilters> Filters { get; } = Shape.ObjectOf(ReadFilters);

    /// <summary>What is impossible about filters that are each of the right shape; null where nothing is.</summary>
    public static ShapeError? Impossible(ReportFilters filters) =>
        filters.LeastScore > filters.MostScore ? At("max_health_score", "must not be less than min_health_score")
        : filters.From > filters.To ? At("end_date", "must not be before start_date")
        : filters.CustomerIds is { Count: 0 } ? At("customer_ids", "must name a customer, or be left out")
        : null;

    private static ShapeError At(string filter, string what) =>
        new("value_error", ["body", "filters", filter], $"Value error, {filter} {what}", null, null);

    private static ReportFilters ReadFilters(SentFields filters) => new(
        filters.Optional("industry", Text),
        filters.OptionalValue("status", SuccessWords.Statuses.Choice),
        filters.Optional("account_manager", Text),
        filters.Optional("account_manager_id", Text) is { } id ? NamedCustomers.IdOf(id) : null,
        filters.Optional("product_name", Product),
        filters.OptionalValue("min_health_score", Shape.Whole(0, 100)),
        filters.OptionalValue("max_health_score", Shape.Whole(0, 100)),
        filters.Optional("customer_ids", Shape.ListOf(NamedCustomers.Id, MostCustomers)),
        filters.OptionalValue("start_date", Shape.Date),
        filters.OptionalValue("end_date", Shape.Date));
}
