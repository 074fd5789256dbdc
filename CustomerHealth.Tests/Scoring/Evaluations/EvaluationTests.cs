using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Tests.Scoring.Scorecards;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Evaluations;

public sealed class EvaluationTests
{
    private static readonly Scorecard Thirds = SmallScorecard.Of("30", "30", "40");

    [Fact]
    public void The_parts_add_up_exactly_and_stay_within_bounds() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        events =>
        {
            var signals = CustomerSignals.Empty.With(events);
            foreach (var scorecard in (Scorecard[])[.. BuiltInScorecards.All, BuiltInScorecards.Relationship, Thirds])
            {
                var evaluation = Evaluator.Evaluate(scorecard, signals, AsOf);
                int earned = 0, possible = 0;
                foreach (var measure in evaluation.Measures)
                {
                    earned += measure.Earned;
                    possible += measure.Possible;
                    if (measure.Earned < 0 || measure.Earned > measure.Possible)
                        return false;
                }

                var nothingToScore = scorecard == Thirds && !evaluation.HasScore;
                if (earned != evaluation.Milli || possible != (nothingToScore ? 0 : 100_000) || evaluation.Milli is < 0 or > 100_000)
                    return false;
            }

            return true;
        }), cases: 5_000);

    [Fact]
    public void Weights_of_missing_measures_go_to_the_others_by_largest_remainder()
    {
        var evaluation = Evaluator.Evaluate(Thirds, new CustomerBuilder().Features(3).ApiCalls(1, At(2026, 5, 1)).ToSignals(), AsOf);

        // 30 and 40 of 70: 42,857.14 and 57,142.86; the milli-point left goes to the larger remainder.
        Assert.Equal([0, 42_857, 57_143], evaluation.Measures.ToArray().Select(measure => measure.Possible));
        Assert.Equal(100_000, evaluation.Milli);
        Assert.Equal(70_000, evaluation.CoverageMilli);
    }

    [Fact]
    public void Among_equal_remainders_the_earlier_measure_gets_the_rest()
    {
        string MeasureOf(int number, string weight, string signal) => $$"""
            { "key": "{{number}}", "title": "T", "unit": "u", "signal": "{{signal}}", "weight": {{weight}},
              "missing": { "rule": "exclude" }, "window": { "kind": "all-time" }, "curve": { "kind": "ratio", "full": 3 } }
            """;
        var scorecard = SmallScorecard.OfMeasures(
            MeasureOf(1, "30", "distinct-features"),
            MeasureOf(2, "30", "distinct-features"),
            MeasureOf(3, "30", "distinct-features"),
            MeasureOf(4, "10", "invoices-on-time"));

        Assert.Equal([33_334, 33_333, 33_333, 0], PossibleOf(scorecard, new CustomerBuilder().Features(1)));
    }

    [Theory]
    [InlineData(1, 14_286)]
    [InlineData(2, 28_571)]
    public void Each_part_is_rounded_once(int logins, int earned)
    {
        var evaluation = Evaluator.Evaluate(Thirds, new CustomerBuilder().Logins(logins).ToSignals(), AsOf);

        Assert.Equal(earned, evaluation.Measures[0].Earned);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 14)]
    public void A_half_is_rounded_to_the_even_neighbour(int onTime, int earned)
    {
        // 36 milli-points × 1 ÷ 8 = 4.5 and × 3 ÷ 8 = 13.5.
        var scorecard = SmallScorecard.OfMeasures(
            """
            { "key": "invoice", "title": "Invoices", "unit": "%", "signal": "invoices-on-time", "weight": 0.036,
              "missing": { "rule": "exclude" }, "window": { "kind": "all-time" }, "curve": { "kind": "ratio", "full": 100 } }
            """,
            """
            { "key": "feature", "title": "Features", "unit": "features", "signal": "distinct-features", "weight": 99.964,
              "missing": { "rule": "default", "points": 0 }, "window": { "kind": "all-time" }, "curve": { "kind": "ratio", "full": 3 } }
            """);

        var evaluation = Evaluator.Evaluate(scorecard, new CustomerBuilder().Invoices(onTime, 8 - onTime).ToSignals(), AsOf);

        Assert.Equal(earned, evaluation.Measures[0].Earned);
    }

    [Fact]
    public void Coverage_is_the_weight_that_has_data()
    {
        var customer = new CustomerBuilder().Logins(1, At(2020, 1, 1)).Tickets(1).ToSignals();

        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Usage, customer, AsOf);

        Assert.Equal(45_000, evaluation.CoverageMilli);
        Assert.True(evaluation.HasScore);
        Assert.False(evaluation.Sufficient);
    }

    [Fact]
    public void A_million_evaluations_allocate_nothing()
    {
        CustomerSignals[] customers =
        [
            CustomerSignals.Empty,
            new CustomerBuilder().Logins(87).Features(300).Tickets(4).Invoices(2, 1).ApiCalls(3000).ToSignals(),
            new CustomerBuilder().Logins(3, At(2026, 5, 2)).Logins(9, At(2026, 4, 2)).Ticket(TicketStatus.Pending).ToSignals(),
            new CustomerBuilder().Deployed("MonetX").Contact("call").Contract(12, 10).Resolved(TimeSpan.FromHours(30), count: 3).ToSignals(),
            new CustomerBuilder().Contact("call").Bought(30_000).Project(25_000).Recommended(9).Referred(3).ToSignals(),
            CustomerSignals.FromBytes(new CustomerBuilder().Features(2).ApiCalls(long.MaxValue, At(2026, 5, 2)).ToSignals().ToBytes()),
        ];
        Scorecard[] scorecards = [.. BuiltInScorecards.All, BuiltInScorecards.Relationship, Thirds];
        long Evaluate(int times)
        {
            long sum = 0;
            for (var at = 0; at < times; at++)
                sum += Evaluator.Evaluate(scorecards[at % 5], customers[at % 6], AsOf).Milli;
            return sum;
        }

        // The runtime may still compile a better version in the first round, and that costs it a few bytes of this thread.
        var least = Enumerable.Range(0, 3).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(Evaluate(1_000_000) > 0);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(0, least);
    }

    private static int[] PossibleOf(Scorecard scorecard, CustomerBuilder customer) =>
        [.. Evaluator.Evaluate(scorecard, customer.ToSignals(), AsOf).Measures.ToArray().Select(measure => measure.Possible)];
}
