using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring.Surveys;

/// <summary>What answered surveys say: those of kind <c>nps</c> count as recommendations, all others as satisfaction.</summary>
public readonly record struct SurveyStatistics(PromoterCounts Recommendation, SatisfactionSum Satisfaction)
{
    public const string RecommendationKind = "nps";

    public int Responses => Recommendation.Total + Satisfaction.Count;

    /// <summary>The statistics of some answers, in any order.</summary>
    public static SurveyStatistics Of(IEnumerable<SurveySignal> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Aggregate(default(SurveyStatistics), (sum, answer) => sum.With(answer.Kind, answer.Score, answer.Scale));
    }

    /// <summary>These and one more answer.</summary>
    public SurveyStatistics With(string kind, int score, int scale) => kind == RecommendationKind
        ? this with { Recommendation = Recommendation.With(score, scale) }
        : this with { Satisfaction = Satisfaction.With(score, scale) };

    public SurveyStatistics Plus(SurveyStatistics other) =>
        new(Recommendation.Plus(other.Recommendation), Satisfaction.Plus(other.Satisfaction));
}
