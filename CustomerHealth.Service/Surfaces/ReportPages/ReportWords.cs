using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Reports;

namespace CustomerHealth.Service.Surfaces.ReportPages;

/// <summary>Reports in the words of the pages, and in those that forms send.</summary>
internal static class ReportWords
{
    public static IReadOnlyList<ReportType> Types { get; } = Enum.GetValues<ReportType>();

    public static IReadOnlyList<ReportFrequency> Frequencies { get; } = Enum.GetValues<ReportFrequency>();

    public static string Of(ReportType type) => type switch
    {
        ReportType.HealthSummary => "Health summary",
        ReportType.CsatAnalysis => "CSAT analysis",
        ReportType.CustomerOverview => "Customer overview",
        _ => "Executive summary",
    };

    public static string Of(ReportFrequency frequency) => frequency switch
    {
        ReportFrequency.Daily => "every day",
        ReportFrequency.Weekly => "every week",
        ReportFrequency.Monthly => "every month",
        _ => "every quarter",
    };

    public static string Of(ReportStatus status) => status switch
    {
        ReportStatus.Pending => "waiting",
        ReportStatus.Generating => "being made",
        ReportStatus.Completed => "ready",
        _ => "failed",
    };

    /// <summary>The mark beside the word: a report that failed looks like what is at risk.</summary>
    public static string StyleOf(ReportStatus status) => status switch
    {
        ReportStatus.Completed => "healthy",
        ReportStatus.Failed => "risk",
        _ => "none",
    };

    public static string Of(ReportDeliveryStatus status) => status switch
    {
        ReportDeliveryStatus.Waiting => "waiting",
        ReportDeliveryStatus.Sent => "sent",
        ReportDeliveryStatus.Refused => "refused by the mail server",
        _ => "not sent",
    };

    public static string NameOf(ReportEntry report) => report.Name ?? Of(report.Type);

    /// <summary>In kB of 1,000 bytes, as file managers count.</summary>
    public static string Size(int bytes) => $"{PageText.Count((bytes + 999) / 1000)}\u00A0kB";

    public static T? Chosen<T>(string? sent)
        where T : struct, Enum => Enum.TryParse<T>(sent, out var chosen) && Enum.IsDefined(chosen) && chosen.ToString() == sent ? chosen : null;
}
