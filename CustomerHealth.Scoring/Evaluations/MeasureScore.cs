using System.Runtime.CompilerServices;

namespace CustomerHealth.Scoring;

/// <summary>What one measure contributed to a score.</summary>
public readonly record struct MeasureScore
{
    internal MeasureScore(Measure measure, Reading reading, int earned, int possible)
    {
        Amount = reading.Amount;
        Per = reading.Per;
        HasData = reading.HasData;
        Earned = earned;
        Possible = possible;
        Weight = measure.WeightMilli;
        IsComparison = measure.Window.Kind == WindowKind.MonthOverMonth;
    }

    /// <summary>The exact numerator of the value; for a comparison the last month's count.</summary>
    public long Amount { get; }

    /// <summary>What the amount is divided by; for a comparison the count of the month before.</summary>
    public long Per { get; }

    /// <summary>The value compares two months instead of dividing two numbers.</summary>
    public bool IsComparison { get; }

    /// <summary>The raw value in the measure's unit; 0 without data.</summary>
    public double Value => IsComparison ? Amount : Per == 0 ? 0 : Amount / (double)Per;

    /// <summary>Points earned, in milli-points, rounded half to even; at most <see cref="Possible"/>.</summary>
    public int Earned { get; }

    /// <summary>Points it could have earned, in milli-points; 0 if it took no part for lack of data.</summary>
    public int Possible { get; }

    /// <summary>The measure's weight in the scorecard, in milli-points.</summary>
    public int Weight { get; }

    /// <summary>At least one event of its kind was ever seen.</summary>
    public bool HasData { get; }

    internal Reading Reading => new(Amount, Per, HasData);

    /// <summary>Whether some of the points are the measure's bonus: then it earned more than its reading alone does.</summary>
    internal bool HasBonus(Measure measure) =>
        measure.Bonus is not null && Earned > measure.ShareOf(Reading, withBonus: false).Of(Possible);
}

/// <summary>Room for the measures of an evaluation, without the heap.</summary>
[InlineArray(Scorecard.MostMeasures)]
internal struct MeasureScores
{
    // The element the runtime repeats; never used by name.
    private MeasureScore first;
}
