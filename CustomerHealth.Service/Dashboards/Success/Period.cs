using System.Globalization;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>How days are put together for a trend.</summary>
public enum PeriodKind
{
    Daily,

    /// <summary>Weeks of a year that begin on Monday; the days before its first Monday are week 0.</summary>
    Weekly,
    Monthly,
}

/// <summary>The periods of trends.</summary>
public static class Period
{
    /// <summary>How many days are shown where nobody says, today included.</summary>
    public static int UsualDays(PeriodKind kind) => kind switch
    {
        PeriodKind.Daily => 30,
        PeriodKind.Weekly => 12 * 7,
        _ => 365,
    };

    /// <summary>2026-11-22, 2026-W46 or 2026-11. Weeks end with their year, so they are not those of ISO 8601.</summary>
    public static string KeyOf(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Daily => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PeriodKind.Weekly => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}-W{WeekOf(day):00}"),
        _ => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    private static int WeekOf(DateOnly day)
    {
        var daysSinceMonday = ((int)day.DayOfWeek + 6) % 7;
        return (day.DayOfYear + 6 - daysSinceMonday) / 7;
    }
}
