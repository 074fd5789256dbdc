using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Scorecards;

public sealed class SuccessTests
{
    private static readonly DateTimeOffset FirstDay = AsOf.AddDays(-89);
    private static readonly DateTimeOffset TooEarly = AsOf.AddDays(-90);

    [Fact]
    public void The_parts_have_the_names_and_weights_of_their_reference_documented_ones_first() => Assert.Equal(
        [("engagement", 20_000), ("adoption", 15_000), ("support", 25_000), ("financial", 20_000), ("sla", 20_000)],
        BuiltInScorecards.Success.Measures.Select(measure => (measure.Key, measure.WeightMilli)));

    [Theory]
    [InlineData(0, "critical")]
    [InlineData(39_999, "critical")]
    [InlineData(40_000, "high")]
    [InlineData(59_999, "high")]
    [InlineData(60_000, "medium")]
    [InlineData(79_999, "medium")]
    [InlineData(80_000, "low")]
    [InlineData(100_000, "low")]
    public void A_risk_begins_with_its_lower_bound(int milli, string risk) =>
        Assert.Equal(risk, BuiltInScorecards.Success.BandOf(milli).Key);

    [Fact]
    public void Twelve_days_before_the_end_and_nothing_else_is_high_risk()
    {
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Success, new CustomerBuilder().Contract(12).ToSignals(), AsOf);

        Assert.Equal((49_000, "high"), (evaluation.Milli, evaluation.Band.Key));
        Assert.True(evaluation.Sufficient);
    }

    [Fact]
    public void A_product_a_meeting_a_call_and_a_mail_make_it_medium_risk()
    {
        var customer = new CustomerBuilder().Contract(12, age: 90).Deployed("MonetX").Contact("meeting").Contact("call").Contact("email");

        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Success, customer.ToSignals(), AsOf);

        Assert.Equal((61_000, "medium"), (evaluation.Milli, evaluation.Band.Key));
    }

    [Fact]
    public void Nothing_known_counts_as_the_scorecard_says()
    {
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Success, CustomerSignals.Empty, AsOf);

        Assert.Equal([0, 0, 25_000, 10_000, 20_000], evaluation.Measures.ToArray().Select(measure => measure.Earned));
        Assert.False(evaluation.HasScore);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 40)]
    [InlineData(2, 70)]
    [InlineData(3, 100)]
    [InlineData(4, 100)]
    public void Adoption_counts_different_products_in_use(int products, int points)
    {
        var customer = new CustomerBuilder().Deployed("retired", active: false);
        for (var number = 0; number < products; number++)
            customer.Deployed($"product {number}").Deployed($"product {number}");

        Assert.Equal(points, PointsOf("adoption", customer));
    }

    [Theory]
    [InlineData(-1, 40)]
    [InlineData(0, 50)]
    [InlineData(89, 50)]
    [InlineData(90, 40)]
    [InlineData(null, 40)]
    public void A_contract_adds_ten_points_of_adoption_for_its_first_ninety_days(int? age, int points) =>
        Assert.Equal(points, PointsOf("adoption", new CustomerBuilder().Deployed("MonetX").Contract(300, age)));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(2, 80)]
    [InlineData(3, 100)]
    public void The_ten_points_come_on_top_of_any_step_but_not_over_a_hundred(int products, int points)
    {
        var customer = new CustomerBuilder().Contract(300, age: 5);
        for (var number = 0; number < products; number++)
            customer.Deployed($"product {number}");

        Assert.Equal(points, PointsOf("adoption", customer));
    }

    [Theory]
    [InlineData("meeting", 1, 15)]
    [InlineData("meeting", 6, 90)]
    [InlineData("meeting", 7, 100)]
    [InlineData("call", 9, 90)]
    [InlineData("call", 11, 100)]
    [InlineData("email", 19, 95)]
    [InlineData("email", 21, 100)]
    [InlineData("training", 9, 0)]
    [InlineData("Meeting", 9, 0)]
    public void A_contact_earns_what_its_kind_is_worth(string kind, int count, int points) =>
        Assert.Equal(points, PointsOf("engagement", new CustomerBuilder().Contact(kind, count: count)));

    [Fact]
    public void Only_contacts_of_the_last_ninety_days_that_stand_count()
    {
        var customer = new CustomerBuilder()
            .Contact("call", FirstDay).Contact("call", TooEarly).Contact("call", AsOf.AddDays(1))
            .Add(new InteractionEvent("test", "mistake", AsOf, "meeting", Withdrawn: true))
            .Add(new InteractionEvent("test", "entered late", AsOf, "meeting", Held: TooEarly))
            .Add(new InteractionEvent("test", "entered early", TooEarly, "email", Held: FirstDay));

        Assert.Equal(15, PointsOf("engagement", customer));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 20)]
    [InlineData(29, 20)]
    [InlineData(30, 50)]
    [InlineData(89, 50)]
    [InlineData(90, 80)]
    [InlineData(179, 80)]
    [InlineData(180, 100)]
    [InlineData(4000, 100)]
    [InlineData(null, 50)]
    public void Financial_health_falls_as_the_contract_runs_out(int? daysToEnd, int points) =>
        Assert.Equal(points, PointsOf("financial", new CustomerBuilder().Contract(daysToEnd, age: 400)));

    [Fact]
    public void A_contract_without_an_end_is_no_data()
    {
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Success, new CustomerBuilder().Contract(null, 400).ToSignals(), AsOf);

        Assert.Equal(0, evaluation.CoverageMilli);
    }

    [Theory]
    [InlineData(1, 0, 98)]
    [InlineData(49, 0, 2)]
    [InlineData(50, 0, 0)]
    [InlineData(51, 0, 0)]
    [InlineData(0, 1, 88)]
    [InlineData(0, 8, 4)]
    [InlineData(0, 9, 0)]
    public void Support_loses_two_points_a_ticket_and_ten_more_for_a_critical_one(int usual, int critical, int points)
    {
        var customer = new CustomerBuilder().Tickets(usual);
        for (var number = 0; number < critical; number++)
            customer.Ticket(priority: TicketPriority.Critical);

        Assert.Equal(points, PointsOf("support", customer));
    }

    [Theory]
    [InlineData(24, 24, 91)]
    [InlineData(0, 48, 91)]
    [InlineData(12, 12, 93.5)]
    [InlineData(4_608, 4_608, 0)]
    public void Support_loses_five_points_a_day_of_mean_resolution(int firstHours, int secondHours, double points)
    {
        var customer = new CustomerBuilder().Resolved(TimeSpan.FromHours(firstHours)).Resolved(TimeSpan.FromHours(secondHours));

        Assert.Equal(points, PointsOf("support", customer));
    }

    [Fact]
    public void An_unresolved_ticket_has_no_part_in_the_mean() =>
        Assert.Equal(91, PointsOf("support", new CustomerBuilder().Resolved(TimeSpan.FromDays(1)).Ticket()));

    [Theory]
    [InlineData(TicketPriority.Critical, 4)]
    [InlineData(TicketPriority.High, 8)]
    [InlineData(TicketPriority.Medium, 24)]
    [InlineData(TicketPriority.Low, 72)]
    public void A_ticket_is_in_breach_when_it_was_resolved_later_than_its_limit(TicketPriority priority, int hours)
    {
        var limit = TimeSpan.FromHours(hours);

        Assert.Equal(100, PointsOf("sla", new CustomerBuilder().Resolved(limit, priority)));
        Assert.Equal(0, PointsOf("sla", new CustomerBuilder().Resolved(limit + TimeSpan.FromTicks(1), priority)));
        Assert.Equal(75, PointsOf("sla", new CustomerBuilder().Resolved(limit, priority, count: 3).Resolved(limit * 2, priority)));
    }

    [Fact]
    public void An_unresolved_ticket_is_not_in_breach_however_old() =>
        Assert.Equal(100, PointsOf("sla", new CustomerBuilder().Ticket(priority: TicketPriority.Critical, opened: FirstDay)));

    [Fact]
    public void Only_tickets_opened_in_the_last_ninety_days_count()
    {
        var customer = new CustomerBuilder()
            .Ticket(TicketStatus.Closed, TicketPriority.Critical, opened: TooEarly, resolved: AsOf)
            .Ticket(TicketStatus.Closed, TicketPriority.Critical, opened: AsOf.AddDays(1), resolved: AsOf.AddDays(9));
        Assert.Equal((100.0, 100.0), (PointsOf("support", customer), PointsOf("sla", customer)));

        customer.Ticket(TicketStatus.Closed, TicketPriority.Low, opened: FirstDay, resolved: FirstDay.AddDays(4));
        Assert.Equal((78.0, 0.0), (PointsOf("support", customer), PointsOf("sla", customer)));
    }

    private static double PointsOf(string key, CustomerBuilder customer)
    {
        var success = BuiltInScorecards.Success;
        var evaluation = Evaluator.Evaluate(success, customer.ToSignals(), AsOf);
        var at = success.Measures.Index().Single(measure => measure.Item.Key == key).Index;
        return 100.0 * evaluation.Measures[at].Earned / evaluation.Measures[at].Possible;
    }
}
