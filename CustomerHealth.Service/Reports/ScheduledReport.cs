using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Reports;

/// <summary>A report that is made again and again.</summary>
/// <param name="Name">One line.</param>
/// <param name="Recipients">E-mail addresses, each once, at most <see cref="MostRecipients"/>; may be none.</param>
/// <param name="Next">When the next one is due.</param>
/// <param name="Day">Day of the month it was asked for on, 1–31: see <see cref="ReportCalendar.Next"/>.</param>
/// <param name="LastGenerated">When the last one that came about was made; null before the first.</param>
/// <param name="ETag">The version of its row; null before it is written.</param>
public sealed record ScheduledReport(
    Guid Id,
    string Name,
    ReportType Type,
    ReportFrequency Frequency,
    IReadOnlyList<string> Recipients,
    ReportFilters Filters,
    DateTimeOffset Next,
    int Day,
    bool IsActive,
    DateTimeOffset? LastGenerated,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? ETag)
{
    /// <summary>So many mails have room in the transaction that completes a report.</summary>
    public const int MostRecipients = 40;

    /// <summary>Each address once, without regard to case.</summary>
    public static IReadOnlyList<string> Once(IReadOnlyList<string> recipients) => [.. recipients.DistinctBy(EmailAddress.Fold)];

    public bool IsDueAt(DateTimeOffset now) => IsActive && Next <= now;

    /// <summary>The same, to begin with another time.</summary>
    public ScheduledReport StartingAt(DateTimeOffset next) => this with { Next = next, Day = next.UtcDateTime.Day };

    /// <summary>The days of the report that is due: of several that were missed, the last one's.</summary>
    public DayRange PeriodAt(DateTimeOffset now) => ReportCalendar.PeriodOf(Frequency, ReportCalendar.Last(Frequency, Next, Day, now), Day);

    /// <summary>The same, after the one that is due.</summary>
    public ScheduledReport After(DateTimeOffset now) => this with { Next = ReportCalendar.Next(Frequency, Next, Day, now) };
}
