using System.Globalization;
using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Reports;

/// <summary>One report that was made, is being made, or could not be made.</summary>
/// <param name="Id">Begins with the time it was asked for.</param>
/// <param name="Schedule">The scheduled report it belongs to; null where somebody asked for it once.</param>
/// <param name="Name">Of the scheduled report at that time; null where there is none.</param>
/// <param name="Period">The days of a scheduled one.</param>
/// <param name="AsOf">When it was asked for. Its figures stand at the moment it was made, which it says itself.</param>
/// <param name="Recipients">Who shall have it by mail.</param>
/// <param name="Size">Bytes of the PDF; 0 while there is none.</param>
/// <param name="Attempt">Of those who made it, the one whose files count; null while there are none.</param>
/// <param name="Covers">The days and customers it is about, in words; null while it is not made.</param>
/// <param name="Trouble">Why it could not be made, as a sentence for people; null otherwise.</param>
/// <param name="ETag">The version of its row; null before it is written.</param>
public sealed record ReportEntry(
    Guid Id,
    Guid? Schedule,
    string? Name,
    ReportType Type,
    ReportFilters Filters,
    DayRange? Period,
    DateTimeOffset AsOf,
    IReadOnlyList<string> Recipients,
    ReportStatus Status,
    int Size,
    Guid? Attempt,
    string? Covers,
    string? Trouble,
    string? ETag)
{
    /// <summary>Nothing more happens to it, but that its mails are delivered.</summary>
    public bool IsEnded => Status is ReportStatus.Completed or ReportStatus.Failed;

    /// <summary>What its file is called: type, day and second, as documented; never where it lies.</summary>
    /// <param name="extension">Such as <c>pdf</c>.</param>
    public string FileName(string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{WordOf(Type)}_{AsOf.UtcDateTime:yyyyMMdd_HHmmss}.{extension}");

    /// <param name="now">The moment it is made at.</param>
    public ReportOrder OrderAt(DateTimeOffset now) => new(Type, Filters, Period, now);

    private static string WordOf(ReportType type) => type switch
    {
        ReportType.HealthSummary => "health_summary",
        ReportType.CsatAnalysis => "csat_analysis",
        ReportType.CustomerOverview => "customer_overview",
        _ => "executive_summary",
    };
}
