using CustomerHealth.Service.Alerts;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>Contracts that come to their end.</summary>
public sealed class ContractExpiryTests : AlertTest
{
    [Fact]
    public async Task An_episode_begins_in_the_contract_check_and_in_no_other()
    {
        await ContractAsync(30);
        await CheckAsync(AlertChecks.Health | AlertChecks.License | AlertChecks.Inactivity);
        Assert.Empty(await AlertsAsync(AlertTypes.ContractExpiry));

        await CheckAsync(AlertChecks.Contract);
        await CheckAsync(AlertChecks.Contract);

        var alert = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        Assert.Equal((AlertSeverity.Medium, "Contract Expiring in 30 Days", true), (alert.Severity, alert.Title, alert.IsOpenAt(Clock.Now)));
        Assert.Equal("The contract ends on 2026-04-16, in 30 days. A later end date, once it is agreed, ends this alert.", alert.Detail);
    }

    [Theory]
    [InlineData(91, "")]
    [InlineData(90, "low: Contract Expiring in 90 Days")]
    [InlineData(61, "low: Contract Expiring in 61 Days")]
    [InlineData(60, "low: Contract Expiring in 60 Days")]
    [InlineData(31, "low: Contract Expiring in 31 Days")]
    [InlineData(30, "medium: Contract Expiring in 30 Days")]
    [InlineData(15, "medium: Contract Expiring in 15 Days")]
    [InlineData(14, "high: Contract Expiring in 14 Days")]
    [InlineData(8, "high: Contract Expiring in 8 Days")]
    [InlineData(7, "critical: Contract Expiring in 7 Days")]
    [InlineData(1, "critical: Contract Expiring in 1 Day")]
    [InlineData(0, "critical: Contract Expiring in 0 Days")]
    [InlineData(-1, "")]
    public async Task The_days_that_are_left_decide_on_severity_and_title(int days, string expected)
    {
        await ContractAsync(days);
        await CheckAsync(AlertChecks.Contract);

        Assert.Equal(expected, string.Join(", ", await OpenAsync(AlertTypes.ContractExpiry)));
    }

    [Fact]
    public async Task A_nearer_threshold_takes_the_place_of_the_farther_one_and_leaves_no_gap()
    {
        await ContractAsync(90);
        await CheckAsync(AlertChecks.Contract);
        await PassAsync(30);
        Assert.Equal(["low: Contract Expiring in 90 Days"], await OpenAsync(AlertTypes.ContractExpiry));

        await CheckAsync(AlertChecks.Contract);
        Assert.Equal(["low: Contract Expiring in 60 Days"], await OpenAsync(AlertTypes.ContractExpiry));

        await PassAsync(30);
        Assert.Equal(["low: Contract Expiring in 60 Days"], await OpenAsync(AlertTypes.ContractExpiry));
        await CheckAsync(AlertChecks.Contract);
        Assert.Equal(["medium: Contract Expiring in 30 Days"], await OpenAsync(AlertTypes.ContractExpiry));
        Assert.Equal(
            ["The end has come nearer, and a later alert says so.", "The end has come nearer, and a later alert says so.", null],
            (await AlertsAsync(AlertTypes.ContractExpiry)).Select(alert => alert.EndedWhy));
    }

    [Fact]
    public async Task The_last_one_rises_with_the_days_and_that_ends_a_snooze()
    {
        await ContractAsync(30);
        await CheckAsync(AlertChecks.Contract);
        await SnoozeAsync(days: 60);
        await PassAsync(15);
        Assert.Empty(await OpenAsync(AlertTypes.ContractExpiry));

        await PassAsync(1);
        Assert.Equal(["high: Contract Expiring in 14 Days"], await OpenAsync(AlertTypes.ContractExpiry));

        await SnoozeAsync(days: 60);
        await PassAsync(6);
        Assert.Empty(await OpenAsync(AlertTypes.ContractExpiry));
        await PassAsync(1);
        Assert.Equal(["critical: Contract Expiring in 7 Days"], await OpenAsync(AlertTypes.ContractExpiry));
        Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
    }

    [Fact]
    public async Task It_does_not_end_with_the_contract_but_with_another_end_date()
    {
        await ContractAsync(1);
        await CheckAsync(AlertChecks.Contract);
        await PassAsync(5);
        await CheckAsync(AlertChecks.Contract);
        Assert.Equal(["critical: Contract Expiring in 1 Day"], await OpenAsync(AlertTypes.ContractExpiry));

        await ContractAsync(365);
        var ended = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        Assert.Equal($"The contract ends on {Date(365)} now.", ended.EndedWhy);

        await HappensAsync("contract", new { value = 5 });
        await CheckAsync(AlertChecks.Contract);
        Assert.Empty(await OpenAsync(AlertTypes.ContractExpiry));
    }

    [Fact]
    public async Task A_contract_without_an_end_date_has_none()
    {
        await ContractAsync(30);
        await CheckAsync(AlertChecks.Contract);
        await HappensAsync("contract", new { value = 1200.5 });

        Assert.Equal("The contract has no last day any more.", Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry)).EndedWhy);
    }

    [Fact]
    public async Task Of_a_churned_customer_none_begins_and_all_end()
    {
        await ContractAsync(30);
        await CheckAsync(AlertChecks.Contract);
        await LifeAsync("churned");
        Assert.Equal("The customer has churned.", Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry)).EndedWhy);

        await CheckAsync(AlertChecks.Contract);
        Assert.Empty(await OpenAsync(AlertTypes.ContractExpiry));

        await LifeAsync("reactivated");
        await CheckAsync(AlertChecks.Contract);
        Assert.Equal(["medium: Contract Expiring in 30 Days"], await OpenAsync(AlertTypes.ContractExpiry));
        Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
    }

    [Fact]
    public async Task A_resolved_one_stays_so_while_the_episode_goes_on()
    {
        await ContractAsync(20);
        await CheckAsync(AlertChecks.Contract);
        var alert = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        await Service.Get<AlertDesk>().ResolveAsync(ServiceUnderTest.Tenant, alert.Id, "Eve", Token);

        await PassAsync(10);
        await CheckAsync(AlertChecks.Contract);

        var after = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        Assert.Equal((alert.Id, "Resolved by Eve.", AlertSeverity.High), (after.Id, after.WhyResolved, after.Severity));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_episode_that_comes_back_is_the_same_alert_with_what_people_said_of_it(bool isResolved)
    {
        await ContractAsync(20);
        await CheckAsync(AlertChecks.Contract);
        var alert = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        if (isResolved)
        {
            await Service.Get<AlertDesk>().ResolveAsync(ServiceUnderTest.Tenant, alert.Id, "Eve", Token);
        }

        await ContractAsync(400);
        Assert.NotNull(Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry)).Ended);
        await ContractAsync(20);
        await CheckAsync(AlertChecks.Contract);

        var after = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        Assert.Equal((alert.Id, alert.Raised, !isResolved), (after.Id, after.Raised, after.IsOpenAt(Clock.Now)));
        Assert.Equal(isResolved ? "Resolved by Eve." : null, after.WhyResolved);
    }

    private async Task SnoozeAsync(int days)
    {
        var alert = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        await Service.Get<AlertDesk>().SnoozeAsync(ServiceUnderTest.Tenant, alert.Id, days, "Eve", Token);
    }
}
