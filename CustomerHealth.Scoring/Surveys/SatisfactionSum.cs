namespace CustomerHealth.Scoring.Surveys;

/// <summary>Answers on the scale to 5, as a sum that can be added up in any order.</summary>
/// <param name="Sum">Each answer taken to four decimals half-even, should it come from another scale.</param>
public readonly record struct SatisfactionSum(decimal Sum, int Count)
{
    private const int Scale = 5;

    /// <summary>The mean, 0–5, not rounded; null without answers.</summary>
    public decimal? Average => Count == 0 ? null : Sum / Count;

    /// <summary>This and one more answer.</summary>
    /// <param name="score">0 to <paramref name="scale"/>.</param>
    /// <param name="scale">The highest score possible.</param>
    public SatisfactionSum With(int score, int scale = Scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, Math.Max(1, score));
        return new SatisfactionSum(Sum + Math.Round((decimal)score * Scale / scale, 4, MidpointRounding.ToEven), Count + 1);
    }

    public SatisfactionSum Plus(SatisfactionSum other) => new(Sum + other.Sum, Count + other.Count);
}
