namespace CustomerHealth.Scoring.Compact;

/// <summary>Decimal arithmetic whose result does not depend on the order of its operands.</summary>
internal static class Amounts
{
    /// <summary>The bound at which sums of money stay. With four decimals it needs 28 digits, so a sum below it is exact.</summary>
    public const decimal Most = 1_000_000_000_000_000_000_000_000m;

    /// <summary>The value without trailing zeros and without a negative zero.</summary>
    public static decimal Normal(decimal value)
    {
        if (value == 0)
            return 0m;

        // Dividing by one with 28 decimals makes the runtime drop every trailing zero of the quotient.
        return value.Scale == 0 ? value : value / 1.0000000000000000000000000000m;
    }

    /// <summary>
    /// Adds an amount of 0 or more, taken to four decimals half-even first. Without that, the last digits of a long sum
    /// would be rounded on the way and depend on the order. Saturates at <see cref="Most"/>.
    /// </summary>
    public static decimal Add(decimal sum, decimal amount) =>
        Math.Min(Most, sum + Math.Min(Most, Math.Round(amount, 4, MidpointRounding.ToEven)));

    /// <summary>Adds counts of 0 or more; saturates at the greatest long instead of wrapping round.</summary>
    public static long Add(long sum, long count) => sum > long.MaxValue - count ? long.MaxValue : sum + count;
}
