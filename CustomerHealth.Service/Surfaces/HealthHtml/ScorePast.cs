using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Scores;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>What a customer's score was before.</summary>
/// <param name="Then">The evaluation of <see cref="Days"/> days ago, measure by measure; null when it could not be worked out.</param>
/// <param name="TenthsThen">The score of that day, in tenths of a point; null when there was none or nobody knows.</param>
/// <param name="Weeks">One score a week for 13 weeks, oldest first, the last one today's.</param>
/// <param name="WorkedOutUntil">Up to this day the weeks were worked out anew from the events; null when all of them were kept.</param>
public sealed record ScorePast(Evaluation? Then, int? TenthsThen, IReadOnlyList<TrendPoint> Weeks, DateOnly? WorkedOutUntil)
{
    public const int Days = CustomerGlance.Month;

    private const int WeekCount = 13;

    /// <param name="events">All events of the customer; null when there are too many to replay.</param>
    /// <param name="asOf">
    /// Now. Not the moment of the evaluation, which may be long ago: a night that changes nothing writes nothing, and the score stands.
    /// </param>
    public static ScorePast Of(Scorecard card, CustomerState state, IReadOnlyList<AcceptedEvent>? events, DateTimeOffset asOf)
    {
        var score = state.Scores[card.Name];
        var today = DateOnly.FromDateTime(asOf.UtcDateTime);
        var weeks = Enumerable.Range(0, WeekCount + 1).Select(week => asOf.AddDays(7 * (week - WeekCount))).ToList();
        var then = asOf.AddDays(-Days);
        List<DateTimeOffset> moments = [.. weeks.Append(then).Order()];
        var replayed = Typed(events) is { } typed
            ? moments.Zip(ScoreReplay.Of(card, typed, moments)).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second)
            : [];

        DateOnly? workedOutUntil = null;
        var points = new List<TrendPoint>();
        foreach (var moment in weeks)
        {
            var day = DateOnly.FromDateTime(moment.UtcDateTime);
            var tenths = day == today ? score.Evaluation.HasScore ? score.Evaluation.Milli / 100 : null : score.History.TenthsOn(day);
            if (tenths is null && replayed.TryGetValue(moment, out var again) && again.HasScore)
            {
                (tenths, workedOutUntil) = (again.Milli / 100, day);
            }

            points.Add(new TrendPoint(day, tenths));
        }

        return replayed.TryGetValue(then, out var before)
            ? new ScorePast(before, before.HasScore ? before.Milli / 100 : null, points, workedOutUntil)
            : new ScorePast(null, score.History.TenthsOn(today.AddDays(-Days)), points, workedOutUntil);
    }

    /// <summary>Null when one of them is no longer in the vocabulary: a part of a history is another history.</summary>
    private static List<CustomerEvent>? Typed(IReadOnlyList<AcceptedEvent>? events)
    {
        try
        {
            return events?.Select(accepted => accepted.Read()).ToList();
        }
        catch (EventProblemException)
        {
            return null;
        }
    }
}
