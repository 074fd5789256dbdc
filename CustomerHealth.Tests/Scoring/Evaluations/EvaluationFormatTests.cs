using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Tests.Scoring.Scorecards;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Evaluations;

public sealed class EvaluationFormatTests
{
    private static readonly Scorecard Thirds = SmallScorecard.Of("30", "30", "40");

    [Fact]
    public void Evaluations_survive_being_stored() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        events =>
        {
            var signals = CustomerSignals.Empty.With(events);
            foreach (var scorecard in (Scorecard[])[.. BuiltInScorecards.All, BuiltInScorecards.Relationship, Thirds])
            {
                var evaluation = Evaluator.Evaluate(scorecard, signals, AsOf.AddTicks(events.Length));
                var stored = Evaluation.FromBytes(scorecard, evaluation.ToBytes());
                if (!stored.Measures.SequenceEqual(evaluation.Measures)
                    || stored.AsOf != evaluation.AsOf
                    || stored.Milli != evaluation.Milli
                    || stored.CoverageMilli != evaluation.CoverageMilli)
                {
                    return false;
                }
            }

            return true;
        }), cases: 2_000);

    [Fact]
    public void An_evaluation_of_another_version_or_scorecard_is_out_of_date()
    {
        var bytes = Evaluator.Evaluate(BuiltInScorecards.Usage, CustomerSignals.Empty, AsOf).ToBytes();
        var next = BuiltInScorecards.Usage with { Version = 2 };

        Assert.False(Evaluation.TryFromBytes(next, bytes, out _));
        Assert.False(Evaluation.TryFromBytes(BuiltInScorecards.Momentum, bytes, out _));
        Assert.Contains("evaluate again", Assert.Throws<FormatException>(() => Evaluation.FromBytes(next, bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_evaluation_is_refused()
    {
        var bytes = Evaluator.Evaluate(BuiltInScorecards.Usage, CustomerSignals.Empty, AsOf).ToBytes();

        Assert.Throws<FormatException>(() => Evaluation.TryFromBytes(BuiltInScorecards.Usage, bytes.AsSpan(..^1), out _));
        Assert.Throws<FormatException>(() => Evaluation.TryFromBytes(BuiltInScorecards.Usage, [.. bytes, 0], out _));
    }

    [Fact]
    public void The_stored_form_of_an_evaluation_never_changes_without_a_new_version()
    {
        var customer = new CustomerBuilder().Logins(87).Features(3).Tickets(2).Invoices(2, 1).ApiCalls(3000).ToSignals();

        Assert.Equal(
            "01057573616765018194FD8B3505570CA9C301A8C3010301B1EA01A8C3010201B1EA01A09C01C80103A19C019875B8170CE5AF019875",
            Convert.ToHexString(Evaluator.Evaluate(BuiltInScorecards.Usage, customer, AsOf).ToBytes()));
    }

    [Fact]
    public void The_stored_form_of_a_success_evaluation_is_pinned_too()
    {
        var customer = new CustomerBuilder().Contact("meeting").Deployed("MonetX").Contract(12, 10).Resolved(TimeSpan.FromHours(48)).ToSignals();

        Assert.Equal(
            "010773756363657373018194FD8B35050F01F12EA09C0101019975987580A43F80A305E1D702A8C3010D01C13EA09C016401C1B802A09C01",
            Convert.ToHexString(Evaluator.Evaluate(BuiltInScorecards.Success, customer, AsOf).ToBytes()));
    }
}
