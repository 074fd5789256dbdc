using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>What people do about alerts, and what the rules do meanwhile.</summary>
public sealed class AlertDeskTests : AlertTest
{
    private AlertDesk Desk => Service.Get<AlertDesk>();

    [Fact]
    public async Task An_alert_written_by_hand_is_in_lists_and_found_by_its_id()
    {
        var alert = await WriteAsync();

        Assert.Equal([alert.Id], (await ListedAsync()).Select(listed => listed.Id));
        Assert.Equal(alert, await FindAsync(alert.Id));
        Assert.Null(await Desk.WriteAsync(ServiceUnderTest.Tenant, "nobody", alert.Stated, Token));
    }

    [Fact]
    public async Task A_snooze_is_over_by_time_alone()
    {
        var alert = await WriteAsync();
        await Desk.SnoozeAsync(ServiceUnderTest.Tenant, alert.Id, 2, "Eve", Token);
        var asleep = (await ListedAsync())[0];
        Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromTicks(1));
        Assert.Equal((false, true), (asleep.IsOpenAt(Clock.Now), asleep.IsSnoozedAt(Clock.Now)));

        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((true, false), (asleep.IsOpenAt(Clock.Now), asleep.IsSnoozedAt(Clock.Now)));
    }

    [Fact]
    public async Task Two_who_change_different_things_at_once_are_both_heard()
    {
        var alert = await WriteAsync();
        await using var other = await Service.StartAnotherAsync();
        Service.Faults.Before(Transact, Service.Faults.Calls(Transact) + 1, () => other.Get<AlertDesk>().AmendAsync(
            ServiceUnderTest.Tenant, alert.Id, _ => Amendment(severity: AlertSeverity.High), "Mallory", Token));

        var amended = await Desk.AmendAsync(ServiceUnderTest.Tenant, alert.Id, _ => Amendment(title: "Call Bob"), "Eve", Token);

        Assert.Equal(("Call Bob", AlertSeverity.High), (amended!.Title, amended.Severity));
        Assert.Equal(amended, await FindAsync(alert.Id));
    }

    [Fact]
    public async Task A_rule_that_raises_the_severity_meanwhile_is_not_overruled_unseen()
    {
        var alert = await ExpiringAsync(days: 15);
        Service.Faults.Before(Transact, Service.Faults.Calls(Transact) + 1, () => PassAsync(1));

        await Desk.ResolveAsync(ServiceUnderTest.Tenant, alert.Id, "Eve", Token);

        var after = await FindAsync(alert.Id);
        Assert.Equal((AlertSeverity.High, "Eve"), (after!.Severity, after.Closed!.By));
    }

    [Fact]
    public async Task What_somebody_said_stays_when_the_alert_rises()
    {
        var alert = await ExpiringAsync(days: 15);
        await Desk.AmendAsync(
            ServiceUnderTest.Tenant, alert.Id, _ => Amendment(AlertTypes.Escalation, title: "Call Bob", detail: "He knows."), "Eve", Token);
        await PassAsync(1);

        var after = await FindAsync(alert.Id);
        Assert.Equal(
            (AlertTypes.Escalation, AlertSeverity.High, "Call Bob", "He knows."), (after!.Rule, after.Severity, after.Title, after.Detail));
    }

    [Theory]
    [InlineData(AlertSeverity.Low, AlertSeverity.Low, AlertSeverity.High, AlertSeverity.Critical)]
    [InlineData(AlertSeverity.High, AlertSeverity.High, AlertSeverity.High, AlertSeverity.Critical)]
    [InlineData(AlertSeverity.Critical, AlertSeverity.Critical, AlertSeverity.Critical, AlertSeverity.Critical)]
    public async Task A_severity_that_somebody_set_counts_until_the_alert_becomes_more_urgent(
        AlertSeverity set, AlertSeverity at15, AlertSeverity at14, AlertSeverity at7)
    {
        var alert = await ExpiringAsync(days: 15);
        await Desk.AmendAsync(ServiceUnderTest.Tenant, alert.Id, _ => Amendment(severity: set), "Eve", Token);
        Assert.Equal(at15, (await FindAsync(alert.Id))!.Severity);

        await PassAsync(1);
        Assert.Equal(at14, (await FindAsync(alert.Id))!.Severity);
        await PassAsync(7);
        Assert.Equal(at7, (await FindAsync(alert.Id))!.Severity);
    }

    [Fact]
    public async Task A_higher_severity_ends_a_snooze_whoever_finds_it()
    {
        var alert = await WriteAsync();
        await Desk.SnoozeAsync(ServiceUnderTest.Tenant, alert.Id, 90, "Eve", Token);
        await Desk.AmendAsync(ServiceUnderTest.Tenant, alert.Id, _ => Amendment(severity: AlertSeverity.Low), "Eve", Token);
        Assert.False((await FindAsync(alert.Id))!.IsOpenAt(Clock.Now));

        await Desk.AmendAsync(ServiceUnderTest.Tenant, alert.Id, _ => Amendment(severity: AlertSeverity.High), "Eve", Token);
        Assert.True((await FindAsync(alert.Id))!.IsOpenAt(Clock.Now));
    }

    [Fact]
    public async Task One_that_ended_by_itself_can_be_opened_again_and_put_off()
    {
        var alert = await ExpiringAsync(days: 15);
        await ContractAsync(400);
        Assert.NotNull((await FindAsync(alert.Id))!.Ended);

        var opened = await Desk.AmendAsync(ServiceUnderTest.Tenant, alert.Id, _ => Amendment(isResolved: false), "Eve", Token);
        Assert.True(opened!.IsOpenAt(Clock.Now));
        var resolved = await Desk.AmendAsync(ServiceUnderTest.Tenant, alert.Id, _ => Amendment(isResolved: true), "Eve", Token);
        Assert.Equal(new AlertClosing(Clock.Now, "Eve"), resolved!.Closed);
        var asleep = await Desk.SnoozeAsync(ServiceUnderTest.Tenant, alert.Id, 1, "Eve", Token);
        Assert.True(asleep!.IsOpenAt(Clock.Now.AddDays(1)));
    }

    [Fact]
    public async Task Several_are_resolved_at_once_and_those_that_are_not_there_do_not_count()
    {
        var alerts = new[] { await WriteAsync(), await WriteAsync(), await WriteAsync() };

        var count = await Desk.ResolveAllAsync(
            ServiceUnderTest.Tenant, [alerts[0].Id, alerts[2].Id, alerts[0].Id, Guid.NewGuid(), RecordIds.New(ServiceUnderTest.Tenant, Acme)], "Eve", Token);

        Assert.Equal(2, count);
        Assert.Equal([alerts[1].Id], (await ListedAsync()).Where(alert => alert.IsOpenAt(Clock.Now)).Select(alert => alert.Id));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_writes_nothing()
    {
        var alert = await WriteAsync();

        var usage = await Service.MeterAsync(() => Desk.AmendAsync(ServiceUnderTest.Tenant, alert.Id, _ => Amendment(title: alert.Title), "Eve", Token));

        Assert.Equal(0, usage[Transact].Requests);
    }

    [Fact]
    public async Task An_outage_is_told_and_nothing_is_half_written()
    {
        Service.Faults.On(Transact, Service.Faults.Calls(Transact) + 1, Fault.UnavailableBefore);
        await Assert.ThrowsAsync<StorageUnavailableException>(WriteAsync);

        Assert.Empty(await ListedAsync());
    }

    private async Task<CustomerAlert> WriteAsync() => (await Desk.WriteAsync(
        ServiceUnderTest.Tenant, Acme, new AlertStatement(AlertTypes.HealthDrop, AlertSeverity.Medium, "Look", "It fell."), Token))!;

    private async Task<CustomerAlert> ExpiringAsync(int days)
    {
        await ContractAsync(days);
        await CheckAsync(AlertChecks.Contract);
        return Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
    }

    private Task<CustomerAlert?> FindAsync(Guid id) => Desk.FindAsync(ServiceUnderTest.Tenant, id, Token);

    private Task<IReadOnlyList<CustomerAlert>> ListedAsync() =>
        Service.Get<RecordLists>().AllAsync(ServiceUnderTest.Tenant, CustomerAlert.Kind, Token);

    private static AlertAmendment Amendment(
        string? rule = null, AlertSeverity? severity = null, string? title = null, string? detail = null, bool? isResolved = null) =>
        new(rule, severity, title, detail, isResolved, null);
}
