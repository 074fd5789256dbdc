using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>The days that a report counts what happened on, both included; none where the first comes after the last.</summary>
/// <param name="From">Null: since ever.</param>
internal readonly record struct ReportPeriod(DateOnly? From, DateOnly To)
{
    private const int DaysOfHealth = 30;
    private const int DaysOfExecutives = 7;

    /// <summary>
    /// The days of the order; without these those of its filters. A side that nobody named is today, or as many days as are usual for the
    /// type: a health summary has 30 days, an executive summary 7, a customer overview the calendar month of its last day, and a CSAT
    /// analysis all answers there ever were, as the analytics of the API.
    /// </summary>
    public static ReportPeriod Of(ReportOrder order)
    {
        if (order.Period is { } days)
        {
            return new ReportPeriod(days.From, days.To);
        }

        var last = order.Filters.To ?? DateOnly.FromDateTime(order.AsOf.UtcDateTime);
        return new ReportPeriod(order.Filters.From ?? UsualBeginOf(order.Type, last), last);
    }

    public bool Includes(DateOnly day) => !(day < From) && day <= To;

    /// <summary>By the UTC day.</summary>
    public bool Includes(DateTimeOffset moment) => Includes(DateOnly.FromDateTime(moment.UtcDateTime));

    /// <summary>The same days, or as many before the last as are needed to see a course, but none after today; none of none.</summary>
    public DayRange AtLeast(int days, DateOnly today)
    {
        var last = To < today ? To : today;
        var first = Before(last, days - 1);
        return new DayRange(From is { } from && (from < first || from > last) ? from : first, last);
    }

    private static DateOnly? UsualBeginOf(ReportType type, DateOnly last) => type switch
    {
        ReportType.HealthSummary => Before(last, DaysOfHealth - 1),
        ReportType.ExecutiveSummary => Before(last, DaysOfExecutives - 1),
        ReportType.CustomerOverview => new DateOnly(last.Year, last.Month, 1),
        _ => null,
    };

    // A filter may name any day there is, and before the first there is none.
    private static DateOnly Before(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - days));
}
