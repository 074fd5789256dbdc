using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Success;

public sealed class SuccessScoresTests
{
    [Fact]
    public void The_worked_example_in_whole_points() => Assert.Equal(
        new SuccessScores(Overall: 61, Engagement: 30, Adoption: 40, Support: 100, Financial: 20, SlaCompliance: 100),
        ScoresOf(new CustomerBuilder().Contract(12, age: 90).Deployed("MonetX").Contact("meeting").Contact("call").Contact("email")));

    [Fact]
    public void A_bonus_is_in_the_points() =>
        Assert.Equal(80, ScoresOf(new CustomerBuilder().Contract(12, age: 3).Deployed("MonetX").Deployed("GreenX")).Adoption);

    [Theory]
    [InlineData(3, 1, 66)]
    [InlineData(3, 2, 33)]
    [InlineData(200, 1, 99)]
    public void A_share_is_cut_off(int tickets, int late, int points)
    {
        var customer = new CustomerBuilder()
            .Resolved(TimeSpan.FromHours(1), count: tickets - late).Resolved(TimeSpan.FromHours(100), count: late);

        Assert.Equal(points, ScoresOf(customer).SlaCompliance);
    }

    [Fact]
    public void A_second_of_work_is_not_rounded_away() =>
        Assert.Equal(97, ScoresOf(new CustomerBuilder().Resolved(TimeSpan.FromSeconds(1))).Support);

    [Fact]
    public void Ten_and_a_half_points_do_not_lift_a_score_into_a_band_it_has_not_reached()
    {
        // 70 × 0.15 + 100 × 0.25 + 20 × 0.2 + 100 × 0.2 = 59.5.
        var customer = new CustomerBuilder().Contract(12).Deployed("MonetX").Deployed("GreenX").ToSignals();
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Success, customer, AsOf);

        Assert.Equal((59_500, "high", 59), (evaluation.Milli, evaluation.Band.Key, SuccessScores.Of(evaluation).Overall));
    }

    [Fact]
    public void Whole_points_are_at_most_one_above_those_of_the_reference_and_never_below() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        events =>
        {
            var scores = SuccessScores.Of(Evaluator.Evaluate(BuiltInScorecards.Success, CustomerSignals.Empty.With(events), AsOf));
            var reference = ((15 * scores.Adoption) + (25 * scores.Support)
                + (20 * (scores.Engagement + scores.Financial + scores.SlaCompliance))) / 100;
            return scores.Overall - reference is 0 or 1;
        }), cases: 2_000);

    [Fact]
    public void A_stored_evaluation_gives_the_same_points()
    {
        var customer = new CustomerBuilder().Contract(12, age: 3).Deployed("MonetX").Resolved(TimeSpan.FromHours(31), TicketPriority.High);
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Success, customer.ToSignals(), AsOf);

        var stored = Evaluation.FromBytes(BuiltInScorecards.Success, evaluation.ToBytes());

        Assert.Equal(SuccessScores.Of(evaluation), SuccessScores.Of(stored));
    }

    [Fact]
    public void Another_scorecard_has_no_such_points() => Assert.Throws<ArgumentException>(
        () => SuccessScores.Of(Evaluator.Evaluate(BuiltInScorecards.Usage, CustomerSignals.Empty, AsOf)));

    private static SuccessScores ScoresOf(CustomerBuilder customer) =>
        SuccessScores.Of(Evaluator.Evaluate(BuiltInScorecards.Success, customer.ToSignals(), AsOf));
}
