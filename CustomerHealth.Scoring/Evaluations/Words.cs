using System.Globalization;

namespace CustomerHealth.Scoring;

/// <summary>Numbers as the explanations print them: invariant culture, a true minus sign.</summary>
internal static class Words
{
    /// <summary>Milli-points as points with two decimals.</summary>
    public static string Points(int milli) => Number(milli / 1000m, "0.00");

    public static string PointsOf(int earned, int possible) => $"{Points(earned)} of {Points(possible)} points";

    /// <summary>A value and its unit: "7.2 logins a week", "1 login a week", "80% of invoices paid on time".</summary>
    public static string Quantity(double value, Measure measure)
    {
        var exact = (decimal)value;
        var shown = Math.Round(exact, 1, MidpointRounding.ToEven);

        // 19.97 must not read "20" next to a sentence that says what 20 would earn.
        if (shown != exact && shown == decimal.Truncate(shown))
            shown = Math.Round(exact, 2, MidpointRounding.ToZero);
        var number = Number(shown, "#,0.##");
        var unit = number == "1" ? measure.UnitOne : measure.Unit;
        return unit.StartsWith('%') ? $"{number}{unit}" : $"{number} {unit}";
    }

    public static string Number(long value) => Number(value, "#,0");

    private static string Number(decimal value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
