using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring;

/// <summary>Makes scores. Pure: the same scorecard, signals and moment give the same evaluation, to the byte.</summary>
public static class Evaluator
{
    /// <summary>Scores a customer as of a moment. Days are UTC days; nothing is allocated.</summary>
    /// <param name="asOf">
    /// The day the windows end. Tickets and invoices have no history in the signals: their latest state counts.
    /// </param>
    public static Evaluation Evaluate(Scorecard scorecard, CustomerSignals signals, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        ArgumentNullException.ThrowIfNull(signals);
        var today = DateOnly.FromDateTime(asOf.UtcDateTime);
        var count = scorecard.Measures.Count;
        Span<Reading> readings = stackalloc Reading[Scorecard.MostMeasures];
        Span<int> possible = stackalloc int[Scorecard.MostMeasures];
        for (var at = 0; at < count; at++)
        {
            var measure = scorecard.Measures[at];
            readings[at] = Reading.Of(measure, signals, today);
            possible[at] = readings[at].HasData || !measure.Missing.Excluded ? measure.WeightMilli : 0;
        }

        Weights.ScaleToFull(possible[..count]);
        var scores = default(MeasureScores);
        for (var at = 0; at < count; at++)
        {
            var measure = scorecard.Measures[at];
            var reading = readings[at];
            var share = measure.ShareOf(reading, measure.Bonus?.AppliesTo(signals.Contract, today) ?? false);
            scores[at] = new MeasureScore(measure, reading, share.Of(possible[at]), possible[at]);
        }

        return new Evaluation(scorecard, asOf, scores);
    }
}
