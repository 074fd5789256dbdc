using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Scoring.Texts;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Surveys;

/// <summary>What all answered surveys say together. Months are calendar months, UTC.</summary>
/// <param name="Kinds">Scores as they are, by kind of survey.</param>
/// <param name="Products">By name; only products that a survey was about.</param>
/// <param name="Months">Of the last twelve, this one included, those with answers.</param>
public sealed record SurveyAnalytics(
    SurveyStatistics All,
    SurveyStatistics ThisMonth,
    SurveyStatistics LastMonth,
    IReadOnlyDictionary<string, MeanScore> Kinds,
    IReadOnlyList<ProductSatisfaction> Products,
    IReadOnlyList<MonthOfAnswers> Months,
    FeedbackThemes Themes)
{
    /// <summary>By how much satisfaction rose since last month; 0 unless both months have answers.</summary>
    public decimal SatisfactionTrend => ThisMonth.Satisfaction.Average - LastMonth.Satisfaction.Average ?? 0;

    /// <summary>The same of the net promoter score.</summary>
    public int RecommendationTrend => ThisMonth.Recommendation.Score - LastMonth.Recommendation.Score ?? 0;

    /// <param name="deployments">Where surveys find what they are about.</param>
    public static SurveyAnalytics Of(IReadOnlyCollection<Survey> surveys, IEnumerable<Deployment> deployments, DateOnly today)
    {
        var month = MonthOfAnswers.FirstOf(today);
        var sums = SurveySums.Of(surveys);
        return new SurveyAnalytics(
            sums.All,
            StatisticsOf(surveys.Where(survey => IsOf(survey, month))),
            StatisticsOf(surveys.Where(survey => IsOf(survey, month.AddMonths(-1)))),
            sums.Kinds,
            ProductSatisfaction.Of(surveys, deployments),
            [.. sums.Months.Where(answers => answers.First >= SurveySums.YearUpTo(today))],
            FeedbackThemes.Of(surveys.Select(survey => survey.Feedback).OfType<string>()));
    }

    public static SurveyStatistics StatisticsOf(IEnumerable<Survey> surveys) =>
        surveys.Aggregate(default(SurveyStatistics), (sum, survey) => sum.With(survey.Kind, survey.Score, survey.Scale));

    public static IReadOnlyList<MonthOfAnswers> MonthsOf(IEnumerable<Survey> surveys) =>
        MonthOfAnswers.Of(surveys.Select(survey => (survey.Day, survey.Score, survey.Scale)));

    internal static MeanScore MeanOf(IEnumerable<Survey> surveys) => surveys.Aggregate(
        default(MeanScore), (sum, survey) => sum.With(SurveyScale.Brought(survey.Kind, survey.Score, survey.Scale)));

    private static bool IsOf(Survey survey, DateOnly month) => MonthOfAnswers.FirstOf(survey.Day) == month;
}
