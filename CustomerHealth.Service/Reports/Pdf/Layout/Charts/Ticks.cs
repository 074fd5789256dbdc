using System.Globalization;

namespace CustomerHealth.Service.Reports.Pdf.Layout.Charts;

/// <summary>The values that an axis names: round ones between its ends, and the ends.</summary>
internal static class Ticks
{
    /// <summary>From the lowest to the highest; about five, and never more than nine.</summary>
    public static IReadOnlyList<decimal> Of(decimal least, decimal most)
    {
        var step = Step((most - least) / 4);
        var ticks = new List<decimal> { least };
        for (var tick = (decimal.Floor(least / step) + 1) * step; tick < most; tick += step)
        {
            // A round value close to an end would stand in the end's label.
            if (tick - least > step / 3 && most - tick > step / 3)
            {
                ticks.Add(tick);
            }
        }

        ticks.Add(most);
        return ticks;
    }

    public static string Label(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below it.</summary>
    private static decimal Step(decimal about)
    {
        var power = 1m;
        while (power * 10 <= about)
        {
            power *= 10;
        }

        while (power > about)
        {
            power /= 10;
        }

        decimal[] factors = [1, 2, 2.5m, 5, 10];
        return power * factors.First(factor => power * factor >= about);
    }
}
