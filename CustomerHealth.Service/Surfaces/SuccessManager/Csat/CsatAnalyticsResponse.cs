using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Scoring.Texts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surveys;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Csat;

/// <summary>What all surveys say together.</summary>
/// <param name="ResponseRate">As documented: 100 as soon as there are answers. Nobody knows who was asked and did not answer.</param>
internal sealed record CsatAnalyticsResponse(
    int TotalResponses,
    decimal? AvgCsat,
    decimal CsatTrend,
    int? NpsScore,
    int NpsTrend,
    decimal PromotersPct,
    decimal PassivesPct,
    decimal DetractorsPct,
    int PromotersCount,
    int PassivesCount,
    int DetractorsCount,
    int LastMonthResponses,
    int ResponseRate,
    IReadOnlyList<ProductAnalytics> ByProduct,
    IReadOnlyDictionary<string, SurveyTypeStats> BySurveyType,
    IReadOnlyList<ScoreTrendItem> MonthlyTrend,
    ThemesAnalysis TopThemes)
{
    /// <param name="customers">Those who commented.</param>
    public static CsatAnalyticsResponse Of(SurveyAnalytics analytics, IReadOnlyDictionary<string, CustomerSummary> customers)
    {
        var (promoters, all) = (analytics.All.Recommendation, analytics.All);
        return new CsatAnalyticsResponse(
            all.Responses,
            Rounding.ToTwoPlaces(all.Satisfaction.Average),
            Rounding.ToTwoPlaces(analytics.SatisfactionTrend),
            promoters.Score,
            analytics.RecommendationTrend,
            Rounding.ToOnePlace(promoters.PromotersPercent),
            Rounding.ToOnePlace(promoters.PassivesPercent),
            Rounding.ToOnePlace(promoters.DetractorsPercent),
            promoters.Promoters,
            promoters.Passives,
            promoters.Detractors,
            analytics.LastMonth.Responses,
            all.Responses == 0 ? 0 : 100,
            [.. analytics.Products.Select(product => ProductAnalytics.Of(product, customers))],
            analytics.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .ToDictionary(kind => kind.Key, kind => new SurveyTypeStats(kind.Value.Count, Rounding.ToTwoPlaces(kind.Value.Average))),
            [.. analytics.Months.Select(ScoreTrendItem.Of)],
            ThemesAnalysis.Of(analytics.Themes));
    }
}

internal sealed record ProductAnalytics(
    string Product,
    decimal AvgScore,
    int ResponseCount,
    int Trend,
    IReadOnlyDictionary<string, int> Distribution,
    IReadOnlyList<CommentItem> RecentFeedback)
{
    public static ProductAnalytics Of(ProductSatisfaction product, IReadOnlyDictionary<string, CustomerSummary> customers) => new(
        product.Product,
        Rounding.ToTwoPlaces(product.Scores.Average),
        product.Scores.Count,
        0,
        product.Distribution.ToDictionary(pair => $"{pair.Key}", pair => pair.Value),
        [
            .. product.Comments.Select(survey => new CommentItem(
                customers.GetValueOrDefault(survey.CustomerId)?.Profile.Name,
                survey.ShownScore,
                survey.Feedback!,
                survey.SubmittedAt.UtcDateTime)),
        ]);
}

internal sealed record CommentItem(string? CustomerName, int Score, string Comment, DateTime SubmittedAt);

internal sealed record SurveyTypeStats(int Count, decimal Average);

/// <summary>A month with answers, recommendations halved.</summary>
/// <param name="Month">As in 2025-06.</param>
internal sealed record ScoreTrendItem(string Month, decimal AverageScore, int ResponseCount)
{
    public static ScoreTrendItem Of(MonthOfAnswers month) =>
        new(month.First.ToString("yyyy-MM"), Rounding.ToTwoPlaces(month.Scores.Average) ?? 0, month.Scores.Count);
}

internal sealed record ThemesAnalysis(IReadOnlyList<ThemeItem> Positive, IReadOnlyList<ThemeItem> Negative)
{
    public static ThemesAnalysis Of(FeedbackThemes themes) =>
        new([.. themes.Positive.Select(ThemeItem.Of)], [.. themes.Negative.Select(ThemeItem.Of)]);
}

internal sealed record ThemeItem(string Keyword, int Count)
{
    public static ThemeItem Of(Theme theme) => new(theme.Word, theme.Count);
}
