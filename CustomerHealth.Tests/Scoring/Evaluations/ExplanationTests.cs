using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Tests.Scoring.Scorecards;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Evaluations;

public sealed class ExplanationTests
{
    [Fact]
    public void Each_measure_says_how_its_points_came_about_and_what_would_earn_more() => Assert.Equal(
        [
            "7.2 logins a week: 12.50 of 25.00 points. 10 logins a week would earn 18.75.",
            "3 different features used: 15.00 of 25.00 points. 5 different features used would earn 25.00.",
            "4 unresolved tickets opened in the last three months: 10.00 of 20.00 points. "
                + "Fewer than 3 unresolved tickets opened in the last three months would earn 15.00.",
            "66.7% of invoices paid on time: 10.00 of 15.00 points. 100% of invoices paid on time would earn 15.00.",
            "200 API calls a week: 7.50 of 15.00 points. More than 200 API calls a week would earn 11.25.",
        ],
        SentencesOf(
            BuiltInScorecards.Usage,
            new CustomerBuilder().Logins(87).Features(3).Tickets(4).Invoices(2, 1).ApiCalls(2400)));

    [Fact]
    public void A_comparison_names_both_months() => Assert.Equal(
        [
            "1 feature use last month, 0 the month before: 30.00 of 30.00 points.",
            "1,200 logins last month, 1,600 the month before: 18.75 of 25.00 points. As many as the month before would earn 25.00.",
            "2.2 weight points per unresolved ticket: 11.00 of 20.00 points. 0 weight points per unresolved ticket would earn 20.00.",
            "No data yet: counted as 15.00 of 15.00 points.",
            "0 API calls last month, 0 the month before: 0.00 of 10.00 points. Any would earn 10.00.",
        ],
        SentencesOf(
            BuiltInScorecards.Momentum,
            new CustomerBuilder()
                .FeatureUses(1, At(2026, 5, 1)).Logins(1200, At(2026, 5, 1)).Logins(1600, At(2026, 4, 1)).ApiCalls(1)
                .Ticket(priority: TicketPriority.Low).Ticket(priority: TicketPriority.Medium).Ticket(priority: TicketPriority.High)
                .Ticket(TicketStatus.Pending)));

    [Fact]
    public void Success_says_what_stands_behind_it_and_what_would_earn_more() => Assert.Equal(
        [
            "30 contact points in the last 90 days: 6.00 of 20.00 points. 100 contact points in the last 90 days would earn 20.00.",
            "1 product in use, and a contract that began less than 90 days ago: 7.50 of 15.00 points. "
                + "2 different products in use would earn 12.00.",
            "19.5 points lost to tickets of the last 90 days: 20.12 of 25.00 points. "
                + "0 points lost to tickets of the last 90 days would earn 25.00.",
            "13 days of the contract left, today included: 4.00 of 20.00 points. "
                + "More than 30 days of the contract left, today included would earn 10.00.",
            "50% of the last 90 days' tickets within their limit: 10.00 of 20.00 points. "
                + "100% of the last 90 days' tickets within their limit would earn 20.00.",
        ],
        SentencesOf(
            BuiltInScorecards.Success,
            new CustomerBuilder().Contact("meeting").Contact("call").Contact("email").Deployed("MonetX").Contract(12, 10)
                .Resolved(TimeSpan.FromHours(48)).Resolved(TimeSpan.FromHours(5), TicketPriority.Critical)
                .Ticket(opened: AsOf.AddDays(-100))));

    [Fact]
    public void A_bonus_without_data_is_explained_too() => Assert.Equal(
        "No data yet, and a contract that began less than 90 days ago: counted as 1.50 of 15.00 points.",
        SentencesOf(BuiltInScorecards.Success, new CustomerBuilder().Contract(300, 0))[1]);

    [Theory]
    [InlineData(6, "At most 5 unresolved tickets opened in the last three months would earn 10.00.")]
    [InlineData(2, "None would earn 20.00.")]
    [InlineData(1, "None would earn 20.00.")]
    public void Fewer_of_a_bad_thing_is_the_next_step(int tickets, string step) => Assert.EndsWith(
        " " + step, SentencesOf(BuiltInScorecards.Usage, new CustomerBuilder().Tickets(tickets))[2], StringComparison.Ordinal);

    [Fact]
    public void One_is_singular() => Assert.StartsWith(
        "1 login a week: 6.25 of", SentencesOf(BuiltInScorecards.Usage, new CustomerBuilder().Logins(12))[0], StringComparison.Ordinal);

    [Fact]
    public void A_value_just_below_a_threshold_is_not_rounded_up_to_it() => Assert.StartsWith(
        "99.96% of",
        SentencesOf(BuiltInScorecards.Usage, new CustomerBuilder().Invoices(2999, 1))[3],
        StringComparison.Ordinal);

    [Fact]
    public void A_measure_left_out_says_so() => Assert.Equal(
        "No data yet: left out, the other measures count for more.",
        SentencesOf(SmallScorecard.Of("30", "30", "40"), new CustomerBuilder().Features(1))[0]);

    [Fact]
    public void The_lines_add_up_to_the_score() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        events =>
        {
            var evaluation = Evaluator.Evaluate(BuiltInScorecards.Usage, CustomerSignals.Empty.With(events), AsOf);
            var lines = Explanation.Of(BuiltInScorecards.Usage, evaluation);
            return lines.Sum(line => line.Earned) == evaluation.Milli && lines.Sum(line => line.Lost) == 100_000 - evaluation.Milli;
        }), cases: 500);

    [Fact]
    public void Another_scorecard_cannot_explain_an_evaluation()
    {
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Usage, CustomerSignals.Empty, AsOf);

        Assert.Throws<ArgumentException>(() => Explanation.Of(BuiltInScorecards.Momentum, evaluation));
    }

    private static string[] SentencesOf(Scorecard scorecard, CustomerBuilder customer) =>
        [.. Explanation.Of(scorecard, Evaluator.Evaluate(scorecard, customer.ToSignals(), AsOf)).Select(line => line.Sentence)];
}
