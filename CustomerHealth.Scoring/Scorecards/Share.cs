namespace CustomerHealth.Scoring;

/// <summary>An exact fraction of 0–1.</summary>
internal readonly record struct Share(Int128 Part, Int128 Whole)
{
    public static Share AtMostOne(Int128 part, Int128 whole) => part >= whole ? new Share(1, 1) : new Share(part, whole);

    /// <summary>This share of some milli-points, rounded half to even.</summary>
    public int Of(int milli)
    {
        // Nearly always everything fits 64 bits, where division is an instruction instead of a routine.
        if (Whole <= long.MaxValue / Scorecard.FullMilli)
        {
            var (quotient, rest) = Math.DivRem((long)Part * milli, (long)Whole);
            return (int)(quotient + RoundsUp(2 * (Int128)rest, Whole, quotient));
        }

        var (wide, left) = Int128.DivRem(Part * milli, Whole);
        return (int)(wide + RoundsUp(2 * left, Whole, (long)wide));
    }

    private static int RoundsUp(Int128 twiceRest, Int128 whole, long quotient) =>
        twiceRest > whole || (twiceRest == whole && (quotient & 1) == 1) ? 1 : 0;
}
