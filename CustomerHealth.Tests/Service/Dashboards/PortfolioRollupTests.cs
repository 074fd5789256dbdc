using System.Text.Json;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using Xunit;

namespace CustomerHealth.Tests.Service.Dashboards;

public sealed class PortfolioRollupTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 40, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);
    private static readonly Scorecard Card = BuiltInScorecards.Usage;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(250)]
    public void The_sum_of_the_parts_is_the_roll_up_of_the_whole(int customers)
    {
        var all = Enumerable.Range(0, customers).Select(Customer).ToList();

        var whole = PortfolioRollup.Of(Card, all, Today);
        var sum = PortfolioRollup.Sum(Card, [.. all.Chunk(37).Select(part => PortfolioRollup.Of(Card, part, Today))]);

        Assert.Equal(JsonSerializer.Serialize(whole), JsonSerializer.Serialize(sum));
        Assert.Equal(customers, whole.NoScore + whole.Bands().Sum());
        Assert.Equal(whole.SumMilli, whole.Measures!.Sum(measure => measure.Earned));
        Assert.Equal(100_000L * whole.Bands().Sum(), whole.Measures!.Sum(measure => measure.Possible));
        Assert.Equal(Math.Min(customers, PortfolioRollup.MostLowest), whole.Lowest.Count);
    }

    [Fact]
    public void Who_fell_most_in_a_week_comes_first_and_who_rose_not_at_all()
    {
        var rollup = PortfolioRollup.Of(Card, [.. Enumerable.Range(0, 60).Select(Customer)], Today);

        Assert.Equal(PortfolioRollup.MostFallen, rollup.Fallen.Count);
        Assert.Equal(rollup.Fallen.Select(glance => glance.ChangeOver(7)).Order(), rollup.Fallen.Select(glance => glance.ChangeOver(7)));
        Assert.All(rollup.Fallen, glance => Assert.True(glance.ChangeOver(7) < 0));
    }

    [Fact]
    public void Nobody_without_data_counts_as_scored()
    {
        var rollup = PortfolioRollup.Of(Card, [Customer(0), Customer(1)], Today);

        Assert.Equal(1, rollup.NoScore);
        Assert.Equal(("c-000", (int?)null), (rollup.Lowest[^1].Id, rollup.Lowest[^1].Milli));
    }

    [Fact]
    public void A_part_that_was_stored_before_measures_were_summed_leaves_the_whole_without_them()
    {
        var part = PortfolioRollup.Of(Card, [Customer(1)], Today);

        Assert.Null(PortfolioRollup.Sum(Card, [part, part with { Measures = null }]).Measures);
    }

    /// <summary>Every seventh is unknown, every third has an open alert; scores and changes run through all sizes.</summary>
    private static CustomerSummary Customer(int number)
    {
        var signals = number % 7 == 0
            ? CustomerSignals.Empty
            : CustomerSignals.Empty.With([new LoginEvent("t", "l", Now.AddDays(-1), 1 + (number * 7 % 300)), new TicketEvent("t", "k", Now.AddDays(-2))]);
        var evaluation = Evaluator.Evaluate(Card, signals, Now);
        var history = evaluation.HasScore
            ? ScoreHistory.Empty.With(Today.AddDays(-40), number * 311 % 100_000).With(Today.AddDays(-9), 99_000 - (number * 733 % 99_000)).With(Today, evaluation.Milli)
            : ScoreHistory.Empty;
        var score = new CustomerScore(evaluation, history, new DropEpisode(1, number % 3 == 0, Now.AddDays(-number)));
        var profile = new CustomerProfile { Id = $"c-{number:000}", Name = $"Customer {number}", CreatedAt = Now, UpdatedAt = Now };
        return new CustomerSummary(profile, new Dictionary<string, CustomerScore> { [Card.Name] = score });
    }
}
