using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Scores;

/// <summary>A success score in whole points, where it was heading, and when it was worked out.</summary>
/// <param name="Trend">Unknown where there is nothing to compare with.</param>
public readonly record struct SuccessStanding(SuccessScores Scores, TrendDirection Trend, DateTimeOffset CalculatedAt)
{
    private static readonly Scorecard Card = BuiltInScorecards.Success;

    /// <summary>The latest one; null for a customer without a score.</summary>
    public static SuccessStanding? Latest(CustomerSummary customer, DateOnly today) =>
        customer.Scores.GetValueOrDefault(Card.Name) is { Evaluation.HasScore: true } score
            ? new SuccessStanding(
                SuccessScores.Of(score.Evaluation), Scoring.Trend.Of(Card.Trend, score.History, today).Direction, score.Evaluation.AsOf)
            : null;

    /// <summary>
    /// Of the last 92 days, the newest first: what stood at the end of each, dated by the midnight before it, when scores are worked out
    /// every night; that of the latest day by its own moment.
    /// </summary>
    public static IEnumerable<SuccessStanding> History(CustomerState customer)
    {
        if (customer.Past.LastDay is not { } last || customer.Scores.GetValueOrDefault(Card.Name) is not { } score)
        {
            yield break;
        }

        for (var day = last; day > last.AddDays(-ScoreHistory.Length); day = day.AddDays(-1))
        {
            if (customer.Past.On(day) is { } scores)
            {
                var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
                yield return new SuccessStanding(
                    scores,
                    Scoring.Trend.Of(Card.Trend, score.History, day).Direction,
                    day == last && score.Evaluation.AsOf > midnight ? score.Evaluation.AsOf : midnight);
            }
        }
    }
}
