using CustomerHealth.Scoring;

namespace CustomerHealth.Service.Customers;

/// <summary>A customer in one line: the score, where it comes from, and what costs most points.</summary>
/// <param name="Milli">Score in milli-points; null when nothing at all is known of the customer.</param>
/// <param name="Measured">How many measures have data.</param>
/// <param name="Tenths">Score at the end of each of the last twelve weeks and twelve weeks ago, oldest first, in tenths of a point.</param>
/// <param name="TenthsMonthAgo">The same <see cref="Month"/> days ago, which is no whole number of weeks.</param>
/// <param name="Loss">Key of the measure that loses most points; null when none loses any.</param>
/// <param name="AlertSince">When the open health-drop alert was raised; null when none is open.</param>
public sealed record CustomerGlance(
    string Id,
    string Name,
    string? Segment,
    int? Milli,
    int Measured,
    IReadOnlyList<int?> Tenths,
    int? TenthsMonthAgo,
    string? Loss,
    DateTimeOffset? AlertSince)
{
    public const int Week = 7;
    public const int Month = 30;
    public const int Weeks = 12;

    /// <param name="today">The day that weeks are counted back from.</param>
    public static CustomerGlance Of(CustomerSummary customer, Scorecard card, DateOnly today)
    {
        var profile = customer.Profile;
        if (customer.Scores.GetValueOrDefault(card.Name) is not { Evaluation.HasScore: true } score)
        {
            return new CustomerGlance(profile.Id, profile.Name, profile.MarketSegment, null, 0, [], null, null, null);
        }

        var evaluation = score.Evaluation;
        return new CustomerGlance(
            profile.Id,
            profile.Name,
            profile.MarketSegment,
            evaluation.Milli,
            MeasuredBy(evaluation),
            WeeksOf(score.History, today),
            score.History.TenthsOn(today.AddDays(-Month)),
            LossOf(evaluation),
            score.Drop.IsOpen ? score.Drop.Since ?? evaluation.AsOf : null);
    }

    /// <summary>The score a week or a month ago, in tenths of a point; null where there was none.</summary>
    public int? TenthsAgo(int days) => days switch
    {
        Month => TenthsMonthAgo,
        Week => Tenths.Count > 1 ? Tenths[^2] : null,
        _ => throw new ArgumentOutOfRangeException(nameof(days), days, "Only a week and a month are kept."),
    };

    /// <summary>The change over a week or a month, in tenths of a point; null when either day has no score.</summary>
    public int? ChangeOver(int days) => Tenths.Count == 0 ? null : Tenths[^1] - TenthsAgo(days);

    /// <summary>How many measures of an evaluation have data.</summary>
    public static int MeasuredBy(in Evaluation evaluation)
    {
        var measured = 0;
        foreach (var measure in evaluation.Measures)
        {
            measured += measure.HasData ? 1 : 0;
        }

        return measured;
    }

    private static string? LossOf(in Evaluation evaluation)
    {
        var (key, most) = (default(string), 0);
        for (var at = 0; at < evaluation.Measures.Length; at++)
        {
            var lost = evaluation.Measures[at].Possible - evaluation.Measures[at].Earned;
            if (lost > most)
            {
                (key, most) = (evaluation.Scorecard.Measures[at].Key, lost);
            }
        }

        return key;
    }

    private static int?[] WeeksOf(ScoreHistory history, DateOnly today) =>
        [.. Enumerable.Range(0, Weeks + 1).Select(week => history.TenthsOn(today.AddDays((week - Weeks) * Week)))];
}
