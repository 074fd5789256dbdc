using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Surfaces.Settings;

namespace CustomerHealth.Service.Surfaces.ReportPages;

/// <summary>The list of reports.</summary>
/// <param name="Reports">Of the page shown, the newest first.</param>
/// <param name="From">How many newer ones there are.</param>
/// <param name="Schedules">By when they are due, those that are off last.</param>
/// <param name="MayMake">Whether the reader may ask for a report.</param>
/// <param name="MaySchedule">Whether the reader may change what is scheduled.</param>
public sealed record ReportsPageModel(
    IReadOnlyList<ReportEntry> Reports,
    int From,
    int Total,
    IReadOnlyList<ScheduledReport> Schedules,
    bool MayMake,
    bool MaySchedule,
    bool HasMail,
    RefusedForm? Refused,
    string? Done,
    DateTimeOffset AsOf)
{
    public const int Size = 15;

    /// <summary>Whether the newest report is ready.</summary>
    public string Headline => Total == 0 ? "No report was made yet"
        : Reports.Count(report => !report.IsEnded) is > 0 and var waiting ? $"{PageText.Counted(waiting, "report is", "reports are")} being made"
        : From == 0 && Reports[0].Status == ReportStatus.Failed ? "The latest report failed"
        : From == 0 ? "The latest report is ready"
        : "Reports";

    public string? Previous => From == 0 ? null : AddressFrom(Math.Max(0, From - Size));

    public string? Next => From + Reports.Count >= Total ? null : AddressFrom(From + Size);

    private static string AddressFrom(int from) => from == 0 ? SiteNavigation.Reports.Address : $"{SiteNavigation.Reports.Address}?from={from}";
}
