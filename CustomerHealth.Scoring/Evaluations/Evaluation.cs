using System.Diagnostics.CodeAnalysis;

namespace CustomerHealth.Scoring;

/// <summary>
/// The score of one customer by one scorecard at one moment, and how it came about. A value without heap parts; about
/// 700 bytes, so pass it by <c>in</c>. All points are milli-points: the earned ones of the measures sum to
/// <see cref="Milli"/>, the possible ones to 100,000, both exactly.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "Two evaluations are compared by their bytes.")]
public readonly partial struct Evaluation
{
    private readonly MeasureScores measures;

    internal Evaluation(Scorecard scorecard, DateTimeOffset asOf, in MeasureScores measures)
    {
        Scorecard = scorecard;
        AsOf = asOf.ToUniversalTime();
        this.measures = measures;
        foreach (ref readonly var measure in Measures)
        {
            Milli += measure.Earned;
            CoverageMilli += measure.HasData ? measure.Weight : 0;
        }
    }

    /// <summary>The scorecard this was made by; its name and version identify the evaluation's meaning.</summary>
    public Scorecard Scorecard { get; }

    /// <summary>The moment it speaks of, UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>
    /// Something is known: at least one measure has data. Without, <see cref="Milli"/> is only what the rules for
    /// missing data add up to, and a page should not call it this customer's score.
    /// </summary>
    public bool HasScore => CoverageMilli > 0;

    /// <summary>The score, 0–100,000 milli-points.</summary>
    public int Milli { get; }

    /// <summary>The score in points, 0–100, for output; exact to three decimals.</summary>
    public double Score => Milli / 1000d;

    /// <summary>The band the score lies in.</summary>
    public Band Band => Scorecard.BandOf(Milli);

    /// <summary>The weight of the measures that have data, in thousandths of a percent of all weight: 0–100,000, exact.</summary>
    public int CoverageMilli { get; }

    /// <summary>Enough of the score rests on data (the scorecard says how much) to act on it.</summary>
    public bool Sufficient => HasScore && CoverageMilli >= Scorecard.MinimumCoverage;

    /// <summary>One part per measure, in the scorecard's order.</summary>
    [UnscopedRef]
    public ReadOnlySpan<MeasureScore> Measures => ((ReadOnlySpan<MeasureScore>)measures)[..(Scorecard?.Measures.Count ?? 0)];
}
