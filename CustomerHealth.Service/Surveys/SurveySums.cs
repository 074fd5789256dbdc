using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Surveys;

/// <summary>What some answered surveys add up to; the sum of two is that of both.</summary>
/// <param name="Kinds">Scores as they are, by kind of survey.</param>
/// <param name="Months">Those with answers, the oldest first.</param>
public sealed record SurveySums(
    SurveyStatistics All, IReadOnlyDictionary<string, MeanScore> Kinds, IReadOnlyList<MonthOfAnswers> Months)
{
    private const int MonthsOfYear = 12;

    public static SurveySums Of(IReadOnlyCollection<Survey> surveys) => new(
        SurveyAnalytics.StatisticsOf(surveys),
        surveys.GroupBy(survey => survey.Kind, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, SurveyAnalytics.MeanOf, StringComparer.Ordinal),
        SurveyAnalytics.MonthsOf(surveys));

    public static SurveySums Sum(IReadOnlyCollection<SurveySums> parts) => new(
        parts.Aggregate(default(SurveyStatistics), (sum, part) => sum.Plus(part.All)),
        parts.SelectMany(part => part.Kinds)
            .GroupBy(kind => kind.Key, StringComparer.Ordinal)
            .ToDictionary(
                kind => kind.Key, kind => kind.Aggregate(default(MeanScore), (sum, part) => sum.Plus(part.Value)), StringComparer.Ordinal),
        MonthOfAnswers.Sum(parts.SelectMany(part => part.Months)));

    /// <summary>Twelve months up to that of a day: the first day of the first one.</summary>
    public static DateOnly YearUpTo(DateOnly day) => MonthOfAnswers.FirstOf(day).AddMonths(1 - MonthsOfYear);
}
