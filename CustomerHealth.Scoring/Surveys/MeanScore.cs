namespace CustomerHealth.Scoring.Surveys;

/// <summary>Scores as they are, of whatever kinds, as a sum that can be added up in any order.</summary>
public readonly record struct MeanScore(decimal Sum, int Count)
{
    /// <summary>Not rounded; 0 without scores.</summary>
    public decimal Average => Count == 0 ? 0 : Sum / Count;

    public MeanScore With(decimal score) => new(Sum + score, Count + 1);

    public MeanScore Plus(MeanScore other) => new(Sum + other.Sum, Count + other.Count);
}
