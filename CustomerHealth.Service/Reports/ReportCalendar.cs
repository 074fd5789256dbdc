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
        for (var steps = StepsBehind(frequency, due, now) + 1; ; steps++)
        {
            var next = TimeOf(frequency, due, day, steps);
            if (next > now && next > due)
            {
                return next;
            }
        }
    }

    /// <summary>The last time up to <paramref name="now"/>, in the same steps: of several that were missed the one a report is made for.</summary>
    /// <param name="due">The one that was due; not after <paramref name="now"/>.</param>
    public static DateTimeOffset Last(ReportFrequency frequency, DateTimeOffset due, int day, DateTimeOffset now)
    {
        var last = due;
        for (var steps = StepsBehind(frequency, due, now); TimeOf(frequency, due, day, steps) is var time && time <= now; steps++)
        {
            last = time > last ? time : last;
        }

        return last;
    }

    /// <summary>The days of a report that is due: those of one step before it, up to the day before.</summary>
    public static DayRange PeriodOf(ReportFrequency frequency, DateTimeOffset due, int day)
    {
        var first = DateOnly.FromDateTime(due.UtcDateTime);
        return new DayRange(Step(frequency, first, day, -1), first.AddDays(-1));
    }

    /// <summary>Not more steps than surely lie behind: somebody may have asked for a report of thirty years ago.</summary>
    private static int StepsBehind(ReportFrequency frequency, DateTimeOffset due, DateTimeOffset now) =>
        Math.Max(0, ((now - due).Days / MostDays(frequency)) - 1);

    private static DateTimeOffset TimeOf(ReportFrequency frequency, DateTimeOffset due, int day, int steps) =>
        new(Step(frequency, DateOnly.FromDateTime(due.UtcDateTime), day, steps), new TimeOnly(Hour, 0), TimeSpan.Zero);

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
