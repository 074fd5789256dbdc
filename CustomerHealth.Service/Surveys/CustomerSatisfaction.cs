using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Surveys;

/// <summary>What the surveys of one customer say.</summary>
/// <param name="Kinds">Answers by kind of survey.</param>
/// <param name="Months">Of the last 180 days.</param>
/// <param name="Latest">The five latest answers, the newest first.</param>
public sealed record CustomerSatisfaction(
    SurveyStatistics All, IReadOnlyDictionary<string, int> Kinds, IReadOnlyList<MonthOfAnswers> Months, IReadOnlyList<Survey> Latest)
{
    private const int TrendDays = 180;
    private const int MostLatest = 5;

    public static CustomerSatisfaction Of(IReadOnlyCollection<Survey> surveys, DateOnly today) => new(
        SurveyAnalytics.StatisticsOf(surveys),
        surveys.CountBy(survey => survey.Kind).ToDictionary(),
        SurveyAnalytics.MonthsOf(surveys.Where(survey => survey.Day > today.AddDays(-TrendDays))),
        [.. surveys.OrderByDescending(survey => survey.SubmittedAt).ThenBy(survey => survey.Id).Take(MostLatest)]);
}
