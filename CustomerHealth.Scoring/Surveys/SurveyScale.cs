namespace CustomerHealth.Scoring.Surveys;

/// <summary>Which scores a kind of survey has: recommendations 0 to 10, all others 1 to 5.</summary>
public static class SurveyScale
{
    private const int MostSatisfied = 5;
    private const int MostRecommended = 10;

    public static int LeastOf(string kind) => kind == SurveyStatistics.RecommendationKind ? 0 : 1;

    public static int MostOf(string kind) => kind == SurveyStatistics.RecommendationKind ? MostRecommended : MostSatisfied;

    public static bool Allows(string kind, int score) => score >= LeastOf(kind) && score <= MostOf(kind);

    /// <summary>A score as the kind's own scale has it, not rounded.</summary>
    /// <param name="score">0 to <paramref name="scale"/>.</param>
    /// <param name="scale">The highest score possible where it was given.</param>
    public static decimal Brought(string kind, int score, int scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        return (decimal)score * MostOf(kind) / scale;
    }
}
