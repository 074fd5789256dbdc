using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Service.Scores;

/// <summary>
/// What a customer's score was at earlier moments, worked out anew from its events. The stored history knows the score of a day but not
/// the measures behind it; the fold is pure, so refolding what had happened by then gives both.
/// </summary>
public static class ScoreReplay
{
    /// <summary>Beyond so many events a page does not replay: it would read more than five pages of rows.</summary>
    public const int MostEvents = 5_000;

    /// <summary>One evaluation per moment, in their order.</summary>
    /// <param name="events">All events of the customer, in any order.</param>
    /// <param name="moments">In ascending order; an event that happened at a moment counts in it.</param>
    public static IReadOnlyList<Evaluation> Of(Scorecard card, IReadOnlyList<CustomerEvent> events, IReadOnlyList<DateTimeOffset> moments)
    {
        var evaluations = new List<Evaluation>(moments.Count);
        var ordered = events.OrderBy(happened => happened.Occurred).ToList();
        var signals = CustomerSignals.Empty;
        var folded = 0;
        foreach (var moment in moments)
        {
            var until = ordered.FindIndex(folded, happened => happened.Occurred > moment) is var next and >= 0 ? next : ordered.Count;
            signals = signals.With(ordered[folded..until]);
            folded = until;
            evaluations.Add(Evaluator.Evaluate(card, signals, moment));
        }

        return evaluations;
    }
}
