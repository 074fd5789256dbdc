using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Reports;

/// <summary>When scheduled reports are due, and which days each is about. All in UTC, so that no clock is ever set back.</summary>
public static class ReportCalendar
{
    /// <summary>Of the day, UTC. Whenever the first one was asked for, the others are there when work begins.</summary>
    public const int Hour = 6;

    private const int MonthsOfQuarter = 3;

    /// <summary>
    /// The first time after <paramref name="now"/>, in whole steps from the one that was due: reports that were missed are not made up for,
    /// and a weekday or a day of the month stays what it was.
    /// </summary>
    /// <param name="due">The one that was due.</param>
    /// <param name="day">Day of the month that was asked for, 1–31. Months that are shorter have it on their last day, and only they.</param>
    public static DateTimeOffset Next(ReportFrequency frequency, DateTimeOffset due, int day, DateTimeOffset now)
    {
        var first = DateOnly.FromDateTime(due.UtcDateTime);
        var late = Math.Max(0, DateOnly.FromDateTime(now.UtcDateTime).DayNumber - first.DayNumber);

        // At the least as many steps as surely lie behind: somebody may have asked for a report of thirty years ago.
        for (var steps = Math.Max(1, late / MostDays(frequency)); ; steps++)
        {
            var next = new DateTimeOffset(Step(frequency, first, day, steps), new TimeOnly(Hour, 0), TimeSpan.Zero);
            if (next > now && next > due)
            {
                return next;
            }
        }
    }

    /// <summary>The days of a report that is due: those of one step before it, up to the day before.</summary>
    public static DayRange PeriodOf(ReportFrequency frequency, DateTimeOffset due, int day)
    {
        var first = DateOnly.FromDateTime(due.UtcDateTime);
        return new DayRange(Step(frequency, first, day, -1), first.AddDays(-1));
    }

    private static DateOnly Step(ReportFrequency frequency, DateOnly from, int day, int steps) => frequency switch
    {
        ReportFrequency.Daily => from.AddDays(steps),
        ReportFrequency.Weekly => from.AddDays(7 * steps),
        ReportFrequency.Monthly => InMonth(from, day, steps),
        _ => InMonth(from, day, MonthsOfQuarter * steps),
    };

    private static DateOnly InMonth(DateOnly from, int day, int months)
    {
        var month = new DateOnly(from.Year, from.Month, 1).AddMonths(months);
        return month.AddDays(Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
    }

    private static int MostDays(ReportFrequency frequency) => frequency switch
    {
        ReportFrequency.Daily => 1,
        ReportFrequency.Weekly => 7,
        ReportFrequency.Monthly => 31,
        _ => 92,
    };
}
