namespace CustomerHealth.Scoring;

/// <summary>How a value becomes points. A pure function in exact fractions; rounding happens once, where points are weighed.</summary>
public abstract record Curve
{
    /// <summary>The share of the possible points, 0–1, that amount ÷ per earns.</summary>
    /// <param name="amount">0 or more.</param>
    /// <param name="per">The divisor, or for <see cref="GrowthCurve"/> the amount before; 0 or more.</param>
    internal abstract Share ShareOf(long amount, long per);
}

/// <summary>Points by thresholds.</summary>
/// <param name="Steps">From the highest threshold down; the first that the value reaches counts.</param>
/// <param name="ElseMilli">Points, in milli-points, if it reaches none.</param>
/// <param name="OfMilli">What the points are out of, in milli-points: a table of points is written down as it was agreed.</param>
public sealed record StepsCurve(IReadOnlyList<Step> Steps, int ElseMilli, int OfMilli = Scorecard.FullMilli) : Curve
{
    internal override Share ShareOf(long amount, long per)
    {
        var at = Reached(amount, per);
        return new Share(at < 0 ? ElseMilli : Steps[at].PointsMilli, OfMilli);
    }

    /// <summary>The index of the step that amount ÷ per reaches; −1 for none.</summary>
    internal int Reached(long amount, long per)
    {
        for (var at = 0; at < Steps.Count; at++)
        {
            var value = (Int128)amount * 1000;
            var threshold = (Int128)Steps[at].ThresholdMilli * per;
            if (value > threshold || (value == threshold && !Steps[at].Over))
                return at;
        }

        return -1;
    }
}

/// <summary>One threshold.</summary>
/// <param name="ThresholdMilli">In thousandths of the measure's unit.</param>
/// <param name="Over">The value must lie over the threshold; else reaching it is enough.</param>
/// <param name="PointsMilli">From 0 to what the curve's points are out of.</param>
public sealed record Step(long ThresholdMilli, bool Over, int PointsMilli);

/// <summary>Points in proportion: min(100, value ÷ full × 100).</summary>
/// <param name="FullValueMilli">The value that earns all points, in thousandths of the unit; more than 0.</param>
public sealed record RatioCurve(long FullValueMilli) : Curve
{
    internal override Share ShareOf(long amount, long per) =>
        Share.AtMostOne((Int128)amount * 1000, (Int128)per * FullValueMilli);
}

/// <summary>Points that fall with the value: max(0, 100 − slope × value).</summary>
/// <param name="SlopeMilli">Milli-points lost per unit; more than 0.</param>
public sealed record LinearCurve(long SlopeMilli) : Curve
{
    internal override Share ShareOf(long amount, long per)
    {
        var whole = (Int128)per * Scorecard.FullMilli;
        var lost = (Int128)amount * SlopeMilli;
        return lost >= whole ? new Share(0, 1) : new Share(whole - lost, whole);
    }
}

/// <summary>Points by comparison with before: none now 0; none before 100; else min(100, now ÷ before × 100).</summary>
public sealed record GrowthCurve : Curve
{
    internal override Share ShareOf(long amount, long per) =>
        amount == 0 ? new Share(0, 1) : Share.AtMostOne(amount, per);
}
