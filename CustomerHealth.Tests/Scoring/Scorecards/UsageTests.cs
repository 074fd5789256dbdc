using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Scorecards;

public sealed class UsageTests
{
    [Theory]
    [InlineData(11, 0)]
    [InlineData(12, 25)]
    [InlineData(59, 25)]
    [InlineData(60, 50)]
    [InlineData(119, 50)]
    [InlineData(120, 75)]
    [InlineData(239, 75)]
    [InlineData(240, 100)]
    public void Logins_in_three_months_are_a_weekly_figure(long logins, int points) =>
        Assert.Equal(points, PointsOf("login", new CustomerBuilder().Logins(logins)));

    [Theory]
    [InlineData(600, 25)]
    [InlineData(601, 50)]
    [InlineData(2400, 50)]
    [InlineData(2401, 75)]
    [InlineData(4800, 75)]
    [InlineData(4801, 100)]
    public void Api_calls_must_exceed_their_thresholds(long calls, int points) =>
        Assert.Equal(points, PointsOf("api", new CustomerBuilder().ApiCalls(calls)));

    [Theory]
    [InlineData(1, 20)]
    [InlineData(4, 80)]
    [InlineData(5, 100)]
    [InlineData(6, 100)]
    public void A_sixth_feature_earns_nothing_more(int features, int points) =>
        Assert.Equal(points, PointsOf("feature", new CustomerBuilder().Features(features)));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 75)]
    [InlineData(2, 75)]
    [InlineData(3, 50)]
    [InlineData(5, 50)]
    [InlineData(6, 25)]
    public void Unresolved_tickets_cost_points_and_closed_ones_do_not(int unresolved, int points)
    {
        Assert.Equal(points, PointsOf("ticket", new CustomerBuilder().Tickets(9, TicketStatus.Closed).Tickets(unresolved)));
        Assert.Equal(points, PointsOf("ticket", new CustomerBuilder().Tickets(unresolved, TicketStatus.Pending)));
    }

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(1, 1, 50)]
    [InlineData(3, 0, 100)]
    public void Invoices_earn_the_share_that_was_paid_on_time(int onTime, int late, int points) =>
        Assert.Equal(points, PointsOf("invoice", new CustomerBuilder().Invoices(onTime, late)));

    [Fact]
    public void An_unpaid_invoice_is_not_on_time_even_before_it_is_due() =>
        Assert.Equal(0, PointsOf("invoice", new CustomerBuilder().Invoice(due: new DateOnly(2030, 1, 1))));

    [Theory]
    [InlineData(2026, 3, 15, 0)]
    [InlineData(2026, 3, 16, 100)]
    [InlineData(2026, 6, 15, 100)]
    [InlineData(2026, 6, 16, 0)]
    public void The_window_begins_after_the_day_three_months_ago_and_ends_with_today(int year, int month, int day, int points) =>
        Assert.Equal(points, PointsOf("login", new CustomerBuilder().Logins(240, At(year, month, day))));

    [Fact]
    public void On_31_may_the_window_begins_after_the_last_of_february()
    {
        var asOf = At(2026, 5, 31);

        Assert.Equal(0, PointsOf("login", new CustomerBuilder().Logins(240, At(2026, 2, 28)), asOf));
        Assert.Equal(100, PointsOf("login", new CustomerBuilder().Logins(240, At(2026, 3, 1)), asOf));
    }

    [Fact]
    public void A_ticket_counts_by_the_day_it_was_opened()
    {
        var reopened = new CustomerBuilder()
            .Ticket(on: At(2026, 3, 1), id: "T")
            .Ticket(on: At(2026, 6, 1), id: "T");

        Assert.Equal(100, PointsOf("ticket", reopened));
    }

    [Fact]
    public void Missing_data_counts_as_the_scorecard_says_and_is_not_called_a_score()
    {
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Usage, CustomerSignals.Empty, AsOf);

        Assert.Equal(new[] { 0, 0, 20_000, 15_000, 3_750 }, evaluation.Measures.ToArray().Select(measure => measure.Earned));
        Assert.Equal(38_750, evaluation.Milli);
        Assert.False(evaluation.HasScore);
        Assert.Equal(0, evaluation.CoverageMilli);
    }

    [Theory]
    [InlineData(49_999, "at-risk")]
    [InlineData(50_000, "neutral")]
    [InlineData(74_999, "neutral")]
    [InlineData(75_000, "healthy")]
    [InlineData(100_000, "healthy")]
    public void A_band_begins_with_its_lower_bound(int milli, string band) =>
        Assert.Equal(band, BuiltInScorecards.Usage.BandOf(milli).Key);

    [Fact]
    public void The_best_customer_has_a_hundred_points()
    {
        var best = new CustomerBuilder().Logins(1000).Features(9).Tickets(1, TicketStatus.Closed).Invoices(2, 0).ApiCalls(9999).ToSignals();

        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Usage, best, AsOf);

        Assert.Equal(100_000, evaluation.Milli);
        Assert.Equal(100_000, evaluation.CoverageMilli);
        Assert.True(evaluation.Sufficient);
    }

    private static double PointsOf(string key, CustomerBuilder customer, DateTimeOffset? asOf = null)
    {
        var usage = BuiltInScorecards.Usage;
        var evaluation = Evaluator.Evaluate(usage, customer.ToSignals(), asOf ?? AsOf);
        var at = usage.Measures.Index().Single(measure => measure.Item.Key == key).Index;
        return 100.0 * evaluation.Measures[at].Earned / evaluation.Measures[at].Possible;
    }
}
