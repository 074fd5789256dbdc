using System.Globalization;

namespace CustomerHealth.Service.Pages;

/// <summary>Numbers and times as the pages write them: invariant culture, a true minus sign, thousands separated, times in UTC.</summary>
public static class PageText
{
    /// <summary>
    /// A score with one decimal at most. Cut, not rounded: 49.96 must not read 50, where another band begins.
    /// </summary>
    public static string Score(int milli) => Number(decimal.Round(milli / 1000m, 1, MidpointRounding.ToZero), "0.#");

    /// <summary>Points in an explanation: always two decimals.</summary>
    public static string Points(int milli) => Number(milli / 1000m, "0.00");

    /// <summary>A difference of points with its sign and two decimals.</summary>
    public static string SignedPoints(int milli) => Signed(milli / 1000m, "0.00");

    /// <summary>A change in tenths of a point with its sign; 0 has none.</summary>
    public static string SignedTenths(int tenths) => Signed(tenths / 10m, "0.#");

    public static string Count(long count) => Number(count, "#,0");

    /// <summary>A share as a percentage with one decimal, on one line.</summary>
    public static string Percent(int part, int whole) => Number(whole == 0 ? 0 : 100m * part / whole, "0.0") + "\u00A0%";

    /// <summary>An amount of money without its currency: two decimals, rounded half to even.</summary>
    public static string Amount(decimal amount) => Number(decimal.Round(amount, 2, MidpointRounding.ToEven), "#,0.00");

    /// <summary>A length in a chart, in per cent of the chart.</summary>
    public static string Length(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Date(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string ShortDate(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset time) => $"{Date(time)}, {Time(time)} UTC";

    /// <summary>For the attribute <c>datetime</c>.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"1 customer", "2 customers".</summary>
    public static string Counted(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>"today", "tomorrow", "in 5 days", "5 days ago".</summary>
    public static string InDays(int days) => days switch
    {
        0 => "today",
        1 => "tomorrow",
        > 1 => $"in {Count(days)} days",
        _ => $"{Counted(-days, "day", "days")} ago",
    };

    /// <summary>"1 second", "2 minutes": minutes where nobody counts seconds, and never too few of them.</summary>
    public static string Wait(int seconds) =>
        seconds <= 90 ? Counted(seconds, "second", "seconds") : Counted((seconds + 59) / 60, "minute", "minutes");

    private static string Signed(decimal value, string format) => (value > 0 ? "+" : "") + Number(value, format);

    private static string Number(decimal value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
