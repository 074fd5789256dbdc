using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Scorecards;

/// <summary>The point table, edge by edge: every threshold is "at least", days are "within".</summary>
public sealed class RelationshipTests
{
    private static readonly Scorecard Card = BuiltInScorecards.Relationship;

    [Fact]
    public void The_parts_and_their_most_points_are_those_of_the_table() => Assert.Equal(
        [("value", 30_000), ("projects", 20_000), ("recommendation", 20_000), ("referrals", 15_000), ("contact", 15_000)],
        Card.Measures.Select(measure => (measure.Key, measure.WeightMilli)));

    [Theory]
    [InlineData(100_000, 30)]
    [InlineData(99_999.9999, 25)]
    [InlineData(50_000, 25)]
    [InlineData(49_999.9999, 20)]
    [InlineData(25_000, 20)]
    [InlineData(24_999.9999, 15)]
    [InlineData(10_000, 15)]
    [InlineData(9_999.9999, 10)]
    [InlineData(0.0001, 10)]
    [InlineData(0, 0)]
    [InlineData(1e27, 30)]
    public void Lifetime_value_earns_points_from_its_thresholds_on(double value, int points)
    {
        var amount = (decimal)value;
        var part = Math.Round(amount / 3, 4);

        Assert.Equal(points, PointsOf("value", new CustomerBuilder().Bought(amount)));
        Assert.Equal(points, PointsOf("value", new CustomerBuilder().Project(amount, ProjectStatus.InProgress)));
        Assert.Equal(points, PointsOf("value", new CustomerBuilder().Bought(part).Bought(0).Project(amount - part)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 15)]
    [InlineData(4, 15)]
    [InlineData(5, 20)]
    [InlineData(50, 20)]
    public void Projects_that_run_or_were_completed_earn_points(int projects, int points)
    {
        var customer = new CustomerBuilder().Project(9_000, ProjectStatus.Planned).Project(9_000, ProjectStatus.Cancelled);

        Assert.Equal(points, PointsOf("projects", customer.Projects(projects)));
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(9, 20)]
    [InlineData(8, 15)]
    [InlineData(7, 15)]
    [InlineData(6, 10)]
    [InlineData(5, 10)]
    [InlineData(4, 0)]
    [InlineData(0, 0)]
    public void The_last_recommendation_earns_points(int score, int points)
    {
        Assert.Equal(points, PointsOf("recommendation", new CustomerBuilder().Recommended(score)));
        Assert.Equal(points, PointsOf("recommendation", new CustomerBuilder().Recommended(10 * score, scale: 100)));
    }

    [Fact]
    public void Only_answers_to_that_question_count_and_a_correction_of_an_earlier_one_does_not_make_it_the_last()
    {
        var customer = new CustomerBuilder()
            .Recommended(3, on: At(2026, 2, 1), id: "first")
            .Recommended(9, on: At(2026, 4, 1), id: "second")
            .Recommended(1, on: At(2026, 5, 1), id: "first")
            .Add(new SurveyEvent("test", "csat", AsOf, "post_ticket", 1, 5));

        Assert.Equal(20, PointsOf("recommendation", customer));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 8)]
    [InlineData(2, 8)]
    [InlineData(3, 12)]
    [InlineData(4, 12)]
    [InlineData(5, 15)]
    [InlineData(1_000_000_000, 15)]
    public void Referrals_earn_points(int referrals, int points) =>
        Assert.Equal(points, PointsOf("referrals", new CustomerBuilder().Referred(referrals)));

    [Theory]
    [InlineData(0, 15)]
    [InlineData(30, 15)]
    [InlineData(31, 10)]
    [InlineData(90, 10)]
    [InlineData(91, 5)]
    [InlineData(180, 5)]
    [InlineData(181, 0)]
    [InlineData(4_000, 0)]
    public void A_recent_interaction_earns_points_by_its_days(int days, int points) =>
        Assert.Equal(points, PointsOf("contact", new CustomerBuilder().Contact("call", AsOf.AddDays(-days)).Contact("email", AsOf.AddDays(-5_000))));

    [Fact]
    public void An_interaction_that_is_ahead_or_was_withdrawn_is_none() => Assert.Equal(5, PointsOf("contact", new CustomerBuilder()
        .Contact("call", AsOf.AddDays(-100))
        .Add(new InteractionEvent("test", "ahead", AsOf, "call", Held: AsOf.AddDays(1)))
        .Add(new InteractionEvent("test", "mistake", AsOf, "call", Withdrawn: true))));

    [Fact]
    public void Nothing_known_is_no_points_and_everything_a_hundred()
    {
        var nothing = Evaluator.Evaluate(Card, CustomerSignals.Empty, AsOf);
        var everything = Evaluator.Evaluate(
            Card, new CustomerBuilder().Projects(5, 20_000).Recommended(9).Referred(5).Contact("call").ToSignals(), AsOf);

        Assert.Equal((0, false), (nothing.Milli, nothing.HasScore));
        Assert.Equal((100_000, "strong"), (everything.Milli, everything.Band.Key));
    }

    [Fact]
    public void The_document_s_own_sample_earns_what_its_table_says()
    {
        // 125,000 in four projects, recommended with 10, three referrals, spoken with this month: 30 + 15 + 20 + 12 + 15.
        var jane = new CustomerBuilder().Projects(4, 31_250).Recommended(10).Referred(3, 75_000, true).Contact("phone_call");

        Assert.Equal(92_000, Evaluator.Evaluate(Card, jane.ToSignals(), AsOf).Milli);
    }

    [Fact]
    public void It_says_how_the_points_came_about_and_what_would_earn_more()
    {
        var customer = new CustomerBuilder().Project(45_000.5m).Recommended(6).Referred(1).Contact("call", AsOf.AddDays(-45));

        Assert.Equal(
            [
                "45,000.5 of purchases and projects: 20.00 of 30.00 points. 50,000 of purchases and projects would earn 25.00.",
                "1 project that runs or was completed: 5.00 of 20.00 points. 2 projects that run or were completed would earn 10.00.",
                "6 of 10 for recommending us: 10.00 of 20.00 points. 7 of 10 for recommending us would earn 15.00.",
                "1 referral: 8.00 of 15.00 points. 3 referrals would earn 12.00.",
                "45 days since the last interaction: 10.00 of 15.00 points. At most 30 days since the last interaction would earn 15.00.",
            ],
            Explanation.Of(Card, Evaluator.Evaluate(Card, customer.ToSignals(), AsOf)).Select(line => line.Sentence));
    }

    [Fact]
    public void The_lines_add_up_to_the_score() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        events =>
        {
            var evaluation = Evaluator.Evaluate(Card, CustomerSignals.Empty.With(events), AsOf);
            var lines = Explanation.Of(Card, evaluation);
            return lines.Sum(line => line.Earned) == evaluation.Milli
                && lines.Sum(line => line.Lost) == 100_000 - evaluation.Milli
                && lines.All(line => line.Earned % 1000 == 0);
        }), cases: 1_000);

    private static int PointsOf(string key, CustomerBuilder customer)
    {
        var evaluation = Evaluator.Evaluate(Card, customer.ToSignals(), AsOf);
        var at = Card.Measures.Index().Single(measure => measure.Item.Key == key).Index;
        Assert.Equal(0, evaluation.Measures[at].Earned % 1000);
        return evaluation.Measures[at].Earned / 1000;
    }
}
