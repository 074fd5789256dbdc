using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surveys;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Csat;

/// <summary>What the surveys of one customer say.</summary>
internal sealed record CsatCustomerSummary(
    string CustomerId,
    string CustomerName,
    int TotalResponses,
    decimal? AverageCsat,
    int? NpsScore,
    IReadOnlyDictionary<string, int> ResponseCountByType,
    IReadOnlyList<ScoreTrendItem> ScoreTrend,
    IReadOnlyList<RecentFeedback> RecentFeedback)
{
    public static CsatCustomerSummary Of(CustomerProfile customer, CustomerSatisfaction satisfaction) => new(
        customer.Id,
        customer.Name,
        satisfaction.All.Responses,
        Rounding.ToTwoPlaces(satisfaction.All.Satisfaction.Average),
        satisfaction.All.Recommendation.Score,
        satisfaction.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).ToDictionary(),
        [.. satisfaction.Months.Select(ScoreTrendItem.Of)],
        [.. satisfaction.Latest.Select(Csat.RecentFeedback.Of)]);
}

internal sealed record RecentFeedback(Guid Id, string SurveyType, int Score, string? Feedback, DateTime SubmittedAt, string SubmittedBy)
{
    public static RecentFeedback Of(Survey survey) => new(
        survey.Id, survey.Kind, survey.ShownScore, survey.Feedback, survey.SubmittedAt.UtcDateTime, survey.AnsweredBy);
}
