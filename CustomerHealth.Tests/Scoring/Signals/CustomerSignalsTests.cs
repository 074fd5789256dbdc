using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Signals;

public sealed class CustomerSignalsTests
{
    [Fact]
    public void An_event_given_twice_in_one_call_counts_once()
    {
        var login = new LoginEvent("app", "1", AsOf, 3);

        var signals = CustomerSignals.Empty.With([login, login with { }]);

        Assert.Equal(1, signals.EventCount);
        Assert.Equal(3, signals.Totals(Activity.Logins).Sum);
    }

    [Fact]
    public void The_same_id_from_two_sources_is_two_events()
    {
        var signals = CustomerSignals.Empty.With([new LoginEvent("app", "1", AsOf), new LoginEvent("crm", "1", AsOf)]);

        Assert.Equal(2, signals.EventCount);
    }

    [Theory]
    [InlineData(127, 5)]
    [InlineData(128, 0)]
    public void A_day_is_remembered_for_128_days_counted_back_from_the_latest(int daysBefore, long remembered)
    {
        var old = AsOf.AddDays(-daysBefore);
        var day = DateOnly.FromDateTime(old.UtcDateTime).DayNumber;

        var oldFirst = CustomerSignals.Empty.With([new LoginEvent("a", "1", old, 5)]).With([new ApiCalledEvent("a", "2", AsOf)]);
        var oldLast = CustomerSignals.Empty.With([new ApiCalledEvent("a", "2", AsOf)]).With([new LoginEvent("a", "1", old, 5)]);

        Assert.Equal(remembered, oldFirst.SumOfDays(Activity.Logins, day - 1, day));
        Assert.Equal(remembered, oldLast.SumOfDays(Activity.Logins, day - 1, day));
        Assert.Equal(5, oldLast.Totals(Activity.Logins).Sum);
    }

    [Fact]
    public void Days_are_utc_days()
    {
        var lateInHonolulu = new DateTimeOffset(2026, 6, 14, 20, 0, 0, TimeSpan.FromHours(-10));
        var utcDay = new DateOnly(2026, 6, 15).DayNumber;

        var signals = CustomerSignals.Empty.With([new LoginEvent("a", "1", lateInHonolulu)]);

        Assert.Equal(1, signals.SumOfDays(Activity.Logins, utcDay - 1, utcDay));
        Assert.Equal(TimeSpan.Zero, signals.LastOccurred!.Value.Offset);
    }

    [Fact]
    public void Sums_take_the_days_after_the_first_up_to_the_second()
    {
        var signals = new CustomerBuilder().Logins(1, At(2026, 6, 1)).Logins(10, At(2026, 6, 2)).Logins(100, At(2026, 6, 3)).ToSignals();

        var sum = signals.SumOfDays(Activity.Logins, new DateOnly(2026, 6, 1).DayNumber, new DateOnly(2026, 6, 2).DayNumber);

        Assert.Equal(10, sum);
    }

    [Fact]
    public void The_later_state_of_a_ticket_wins_whatever_arrives_last()
    {
        var opened = new TicketEvent("a", "1", At(2026, 6, 1), "T", TicketStatus.Open, Opened: At(2026, 5, 30));
        var closed = new TicketEvent("a", "2", At(2026, 6, 5), "T", TicketStatus.Closed, Resolved: At(2026, 6, 5));

        var ticket = Assert.Single(CustomerSignals.Empty.With([closed]).With([opened]).Tickets);

        Assert.Equal(TicketStatus.Closed, ticket.Status);
        Assert.Equal(At(2026, 6, 5), ticket.Resolved);
        Assert.Equal(At(2026, 5, 30), ticket.Opened);
    }

    [Theory]
    [InlineData("b", "x", "a", "y")]
    [InlineData("a", "y", "a", "x")]
    public void At_the_same_instant_the_greater_id_wins_then_the_greater_source(string id, string source, string otherId, string otherSource)
    {
        var winner = new LifecycleEvent(source, id, AsOf, LifecycleState.Churned, "winner");
        var other = new LifecycleEvent(otherSource, otherId, AsOf, LifecycleState.Active);

        Assert.Equal("winner", CustomerSignals.Empty.With([winner, other]).Lifecycle!.Reason);
        Assert.Equal("winner", CustomerSignals.Empty.With([other, winner]).Lifecycle!.Reason);
    }

    [Theory]
    [InlineData("b", "x", "a", "y")]
    [InlineData("a", "y", "a", "x")]
    public void A_contract_is_stated_whole_and_the_latest_statement_counts(string id, string source, string otherId, string otherSource)
    {
        var winner = new ContractEvent(source, id, AsOf, Value: 100.50m);
        var other = new ContractEvent(otherSource, otherId, AsOf, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 7m);
        var older = new ContractEvent("z", "z", AsOf.AddTicks(-1), new DateOnly(2026, 1, 1));

        Assert.All(
            (CustomerEvent[][])[[winner, other, older], [older, other, winner], [other, older, winner]],
            order => Assert.Equal((null, null, 100.50m), StatedBy(CustomerSignals.Empty.With(order).Contract!)));

        static (DateOnly?, DateOnly?, decimal?) StatedBy(ContractSignal contract) => (contract.StartDate, contract.EndDate, contract.Value);
    }

    [Fact]
    public void A_product_is_in_use_while_one_of_its_deployments_is_active()
    {
        var signals = new CustomerBuilder()
            .Deployed("MonetX", id: "1").Deployed("MonetX", id: "2").Deployed("GreenX", id: "3").Deployed("SupportX", active: false)
            .Deployed("GreenX", active: false, id: "3").Deployed("MonetX", active: false, id: "1").ToSignals();

        Assert.Equal(["MonetX"], signals.ActiveProducts);
        Assert.Equal(4, signals.Deployments.Count);
    }

    [Fact]
    public void An_interaction_took_place_when_its_latest_entry_says_or_else_when_it_was_first_entered()
    {
        var entered = new InteractionEvent("a", "1", At(2026, 6, 1), "call", "C");
        var reworded = new InteractionEvent("a", "2", At(2026, 6, 5), "call", "C", Outcome: "better");
        var moved = new InteractionEvent("a", "3", At(2026, 6, 6), "call", "C", Held: At(2026, 5, 3));

        Assert.Equal(At(2026, 6, 1), CustomerSignals.Empty.With([reworded, entered]).Interactions[0].Held);
        Assert.Equal(At(2026, 5, 3), CustomerSignals.Empty.With([moved, reworded, entered]).Interactions[0].Held);
    }

    [Theory]
    [InlineData(TicketStatus.Open, null)]
    [InlineData(TicketStatus.Pending, null)]
    [InlineData(TicketStatus.Closed, 5.0)]
    public void A_closed_ticket_without_a_time_was_resolved_when_it_was_said_to_be_closed(TicketStatus status, double? days)
    {
        var ticket = CustomerSignals.Empty.With(
            [new TicketEvent("a", "1", At(2026, 6, 1), "T"), new TicketEvent("a", "2", At(2026, 6, 6), "T", status)]).Tickets[0];

        Assert.Equal(days, ticket.TimeToResolve?.TotalDays);
    }

    [Fact]
    public void An_entity_without_an_id_has_the_events_id()
    {
        var signals = CustomerSignals.Empty.With([new SurveyEvent("a", "answer-1", AsOf, "nps", 9, 10)]);

        Assert.Equal("answer-1", Assert.Single(signals.Surveys).Id);
    }

    [Fact]
    public void The_newest_twenty_events_are_remembered_newest_first()
    {
        var events = Enumerable.Range(1, 30).Select(day => new LoginEvent("app", $"{day}", At(2026, 5, day))).ToArray();

        var recent = CustomerSignals.Empty.With(events[15..]).With(events[..15]).Recent;

        Assert.Equal(Enumerable.Range(11, 20).Reverse().Select(day => EventKey.Of("app", $"{day}")), recent.Select(next => next.Key));
    }

    [Fact]
    public void Counts_stay_at_the_greatest_number_instead_of_overflowing()
    {
        var signals = new CustomerBuilder().Logins(long.MaxValue).Logins(7).ToSignals();

        Assert.Equal(long.MaxValue, signals.Totals(EventKind.Login).Sum);
        Assert.Equal(long.MaxValue, signals.SumOfDays(Activity.Logins, 0, int.MaxValue));
    }

    [Fact]
    public void Purchases_stay_at_their_bound_instead_of_overflowing()
    {
        var signals = CustomerSignals.Empty.With(
            [new PurchaseEvent("a", "1", AsOf, decimal.MaxValue), new PurchaseEvent("a", "2", AsOf, decimal.MaxValue)]);

        Assert.Equal(new PurchaseTotals(2, 1_000_000_000_000_000_000_000_000m), signals.Purchases);
    }

    [Fact]
    public void Amounts_of_many_digits_sum_to_the_same_total_in_any_order()
    {
        // Next to a million million, one of these is lost in the last digit; ten of them added up first are not.
        PurchaseEvent[] purchases =
        [
            new("a", "big", AsOf, 1_000_000_000_000m),
            .. Enumerable.Range(1, 10).Select(number => new PurchaseEvent("a", $"{number}", AsOf, 0.00000000000000004m)),
        ];

        var forward = CustomerSignals.Empty.With(purchases).ToBytes();
        var backward = CustomerSignals.Empty.With([.. Enumerable.Reverse(purchases)]).ToBytes();

        Assert.Equal(forward, backward);
    }

    [Fact]
    public void A_negative_count_or_amount_is_a_programming_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerBuilder().Logins(-1).ToSignals());
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerSignals.Empty.With([new PurchaseEvent("a", "1", AsOf, -1m)]));
    }

    [Fact]
    public void A_state_outside_the_vocabulary_is_a_programming_error()
    {
        CustomerEvent[] unknown =
        [
            new TicketEvent("a", "1", AsOf, Status: (TicketStatus)3),
            new TicketEvent("a", "1", AsOf, Priority: (TicketPriority)4),
            new ProjectEvent("a", "1", AsOf, 1m, (ProjectStatus)4),
            new InteractionEvent("a", "1", AsOf, "call", Sentiment: (Sentiment)3),
            new LifecycleEvent("a", "1", AsOf, (LifecycleState)4),
            new ContractEvent("a", "1", AsOf, Value: -1m),
        ];

        Assert.All(unknown, next => Assert.Throws<ArgumentOutOfRangeException>(() => CustomerSignals.Empty.With([next])));
    }
}
