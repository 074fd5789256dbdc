using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using FsCheck.Fluent;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Signals;

public sealed class OrderTests
{
    [Fact]
    public void The_same_events_give_the_same_bytes_in_any_order_batches_and_with_duplicates() => Generated.Check(Prop.ForAll(
        Generated.Events(most: 16),
        Generated.Seeds.ToArbitrary(),
        (events, seed) =>
        {
            var expected = CustomerSignals.Empty.With(events);
            var actual = FoldInBatches(Generated.Shuffled(events, seed), new Random(seed));

            return expected.ToBytes().AsSpan().SequenceEqual(actual.ToBytes())
                && SameEvaluations(expected, actual);
        }), cases: 10_000);

    [Fact]
    public void Signals_survive_being_stored() => Generated.Check(Prop.ForAll(
        Generated.Events(most: 40),
        events =>
        {
            var signals = CustomerSignals.Empty.With(events);
            var bytes = signals.ToBytes();
            var stored = CustomerSignals.FromBytes(bytes);

            return stored.ToBytes().AsSpan().SequenceEqual(bytes)
                && stored.Tickets.SequenceEqual(signals.Tickets)
                && stored.Invoices.SequenceEqual(signals.Invoices)
                && stored.Projects.SequenceEqual(signals.Projects)
                && stored.Interactions.SequenceEqual(signals.Interactions)
                && stored.Surveys.SequenceEqual(signals.Surveys)
                && stored.Recent.SequenceEqual(signals.Recent)
                && stored.Deployments.SequenceEqual(signals.Deployments)
                && stored.ActiveProducts.SequenceEqual(signals.ActiveProducts)
                && stored.Lifecycle == signals.Lifecycle
                && stored.Contract == signals.Contract
                && stored.Purchases == signals.Purchases
                && stored.Bought.Months.SequenceEqual(signals.Bought.Months)
                && stored.Bought.Categories.SequenceEqual(signals.Bought.Categories)
                && stored.Bought.Others == signals.Bought.Others
                && stored.Referrals == signals.Referrals
                && Enum.GetValues<EventKind>().All(kind => stored.Totals(kind) == signals.Totals(kind))
                && stored.EventCount == events.Length
                && stored.LastOccurred == (events.Length == 0 ? null : events.Max(next => next.Occurred));
        }), cases: 2_000);

    // Each event is folded in exactly one call, where it may stand twice; between some calls the signals are stored and read.
    private static CustomerSignals FoldInBatches(CustomerEvent[] events, Random random)
    {
        var signals = CustomerSignals.Empty;
        for (var at = 0; at < events.Length;)
        {
            var batch = events[at..Math.Min(events.Length, at + random.Next(1, 9))];
            at += batch.Length;
            signals = signals.With([.. batch, batch[random.Next(batch.Length)] with { }]);
            if (random.Next(3) == 0)
                signals = CustomerSignals.FromBytes(signals.ToBytes());
        }

        return signals;
    }

    private static bool SameEvaluations(CustomerSignals expected, CustomerSignals actual)
    {
        foreach (var scorecard in (Scorecard[])[.. BuiltInScorecards.All, BuiltInScorecards.Relationship])
        {
            var one = Evaluator.Evaluate(scorecard, expected, CustomerBuilder.AsOf).ToBytes();
            var other = Evaluator.Evaluate(scorecard, actual, CustomerBuilder.AsOf).ToBytes();
            if (!one.AsSpan().SequenceEqual(other))
                return false;
        }

        return true;
    }
}
