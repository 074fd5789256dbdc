using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Scorecards;

public sealed class MomentumTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 9, 0)]
    [InlineData(1, 0, 100)]
    [InlineData(5, 10, 50)]
    [InlineData(1, 3, 33.332)]
    [InlineData(10, 10, 100)]
    [InlineData(20, 10, 100)]
    public void Last_month_is_compared_with_the_month_before(long last, long before, double points)
    {
        var customer = new CustomerBuilder().Logins(7, At(2026, 6, 1));
        if (last > 0)
            customer.Logins(last, At(2026, 5, 31));
        if (before > 0)
            customer.Logins(before, At(2026, 4, 1));

        Assert.Equal(points, PointsOf("login", customer));
    }

    [Fact]
    public void The_running_month_and_the_one_before_the_two_do_not_count()
    {
        var customer = new CustomerBuilder()
            .FeatureUses(99, At(2026, 3, 31)).FeatureUses(8, At(2026, 4, 30)).FeatureUses(2, At(2026, 5, 1)).FeatureUses(99, At(2026, 6, 1));

        Assert.Equal(25, PointsOf("feature", customer));
    }

    [Fact]
    public void In_january_the_last_month_is_december_of_the_year_before()
    {
        var customer = new CustomerBuilder().ApiCalls(10, At(2025, 11, 30)).ApiCalls(4, At(2025, 12, 31)).ApiCalls(50, At(2026, 1, 1));

        Assert.Equal(40, PointsOf("api", customer, At(2026, 1, 20)));
    }

    [Fact]
    public void Tickets_weigh_by_priority_and_pending_ones_one_each()
    {
        var customer = new CustomerBuilder()
            .Ticket(priority: TicketPriority.Low).Ticket(priority: TicketPriority.Medium).Ticket(priority: TicketPriority.High)
            .Ticket(TicketStatus.Pending, TicketPriority.High).Ticket(TicketStatus.Closed, TicketPriority.Critical);

        Assert.Equal(55, PointsOf("support", customer));
    }

    [Theory]
    [InlineData(TicketPriority.Low, 80)]
    [InlineData(TicketPriority.Medium, 60)]
    [InlineData(TicketPriority.High, 0)]
    [InlineData(TicketPriority.Critical, 0)]
    public void One_open_ticket_costs_twenty_points_per_weight(TicketPriority priority, int points) =>
        Assert.Equal(points, PointsOf("support", new CustomerBuilder().Ticket(priority: priority)));

    [Fact]
    public void Without_unresolved_tickets_support_is_full() =>
        Assert.Equal(100, PointsOf("support", new CustomerBuilder().Ticket(TicketStatus.Closed)));

    [Fact]
    public void Nothing_known_counts_as_the_scorecard_says()
    {
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Momentum, CustomerSignals.Empty, AsOf);

        Assert.Equal(35_000, evaluation.Milli);
        Assert.Equal("At Risk", evaluation.Band.Title);
        Assert.False(evaluation.HasScore);
    }

    [Fact]
    public void The_bands_have_the_names_of_their_reference() =>
        Assert.Equal(["At Risk", "Middle", "Healthy"], BuiltInScorecards.Momentum.Bands.Select(band => band.Title));

    [Fact]
    public void The_figures_behind_it_can_be_read()
    {
        var customer = new CustomerBuilder()
            .Logins(3, At(2026, 5, 10)).Logins(4, At(2026, 4, 10))
            .FeatureUses(5, At(2026, 5, 10)).FeatureUses(6, At(2026, 4, 10))
            .ApiCalls(7, At(2026, 5, 10)).ApiCalls(8, At(2026, 4, 10))
            .Ticket(priority: TicketPriority.Low)
            .Ticket(priority: TicketPriority.Medium).Ticket(priority: TicketPriority.Medium)
            .Ticket(priority: TicketPriority.High).Ticket(priority: TicketPriority.Critical).Ticket(priority: TicketPriority.High)
            .Ticket(TicketStatus.Pending).Ticket(TicketStatus.Closed)
            .Invoice(due: new DateOnly(2026, 6, 1), paid: new DateOnly(2026, 6, 1))
            .Invoice(due: new DateOnly(2026, 6, 1), paid: new DateOnly(2026, 6, 2))
            .Invoice(due: new DateOnly(2026, 6, 14))
            .Invoice(due: new DateOnly(2026, 6, 15));

        var figures = MomentumFigures.Of(customer.ToSignals(), AsOf);

        Assert.Equal(new MonthFigures(3, 5, 7), figures.LastMonth);
        Assert.Equal(new MonthFigures(4, 6, 8), figures.PreviousMonth);
        Assert.Equal(new TicketFigures(1, 2, 3, 1, 1), figures.Tickets);
        Assert.Equal(new InvoiceFigures(OnTime: 1, Late: 2, NotYetDue: 1, Total: 4), figures.Invoices);
    }

    private static double PointsOf(string key, CustomerBuilder customer, DateTimeOffset? asOf = null)
    {
        var momentum = BuiltInScorecards.Momentum;
        var evaluation = Evaluator.Evaluate(momentum, customer.ToSignals(), asOf ?? AsOf);
        var at = momentum.Measures.Index().Single(measure => measure.Item.Key == key).Index;
        return 100.0 * evaluation.Measures[at].Earned / evaluation.Measures[at].Possible;
    }
}
