namespace CustomerHealth.Scoring;

/// <summary>One part of a score: a signal, read over a window, turned into points by a curve, and weighed.</summary>
/// <param name="Key">Unique within the scorecard.</param>
/// <param name="Unit">What the value counts, in the plural: "logins a week".</param>
/// <param name="UnitOne">The same for exactly one.</param>
/// <param name="WeightMilli">The points it can earn, in milli-points, as long as every measure takes part.</param>
/// <param name="Missing">What holds while no event of its kind was ever seen.</param>
public sealed record Measure(
    string Key,
    string Title,
    string Unit,
    string UnitOne,
    SignalKind Signal,
    Window Window,
    Curve Curve,
    int WeightMilli,
    MissingData Missing)
{
    /// <summary>The numbers the signal is read by, in the order of <see cref="SignalParameters"/>; most signals need none.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Points on top while a condition holds; only beside a curve of steps.</summary>
    public Bonus? Bonus { get; init; }

    /// <summary>The share of the possible points that a reading earns.</summary>
    internal Share ShareOf(in Reading reading, bool withBonus)
    {
        var share = reading.HasData
            ? Curve.ShareOf(reading.Amount, reading.Per)
            : new Share(Missing.PointsMilli, Scorecard.FullMilli);

        // A step's share is a fraction of the same 100,000, as is the one for missing data.
        return withBonus && Bonus is { } bonus ? Share.AtMostOne(share.Part + bonus.PointsMilli, Scorecard.FullMilli) : share;
    }
}

/// <summary>What a measure without any data earns.</summary>
/// <param name="Excluded">It takes no part, and the weights of the others scale up to 100 %.</param>
/// <param name="PointsMilli">Otherwise these points, 0–100,000 milli-points, before weighing.</param>
public sealed record MissingData(bool Excluded, int PointsMilli);
