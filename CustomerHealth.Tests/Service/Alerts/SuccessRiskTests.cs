using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Records;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>The status and the alert of a success score in a lower band: 49 points twelve days before a contract's end, 65 half a year before.</summary>
public sealed class SuccessRiskTests : AlertTest
{
    [Fact]
    public async Task A_customer_that_begins_low_is_at_risk_from_the_daily_calculation_on()
    {
        await ContractAsync(days: 12);
        Assert.Equal((CustomerStatus.Active, 0), (await StatusAsync(), (await AlertsAsync()).Count));

        await CalculateAsync();

        Assert.Equal(CustomerStatus.AtRisk, await StatusAsync());
        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal(
            ("health_drop", AlertSeverity.High, "High Risk Health Score Alert", true),
            (alert.Rule, alert.Severity, alert.Title, alert.IsOpenAt(Clock.Now)));
        Assert.Equal(alert.Id, (await FindAsync(alert.Id))!.Id);
    }

    [Fact]
    public async Task A_fall_is_told_at_once()
    {
        await ContractAsync(days: 200);
        await ContractAsync(days: 12);

        Assert.Equal(CustomerStatus.AtRisk, await StatusAsync());
        Assert.Single(await AlertsAsync());
    }

    [Fact]
    public async Task A_fall_into_the_lowest_band_replaces_the_alert_of_the_one_above()
    {
        await ContractAsync(days: 200);
        await ContractAsync(days: 12);
        await TicketsAsync(10);

        var alerts = await AlertsAsync();
        Assert.Equal(["Critical Health Score Alert"], alerts.Where(alert => alert.IsOpenAt(Clock.Now)).Select(alert => alert.Title));
        Assert.Equal("The score fell on, into the band of critical risk.", Assert.Single(alerts, alert => alert.Ended is not null).EndedWhy);
    }

    [Fact]
    public async Task A_better_score_ends_the_alert_and_leaves_the_status_to_people()
    {
        await ContractAsync(days: 200);
        await ContractAsync(days: 12);
        await ContractAsync(days: 200);

        Assert.Equal("The score rose to 65 points.", Assert.Single(await AlertsAsync()).EndedWhy);
        Assert.Equal(CustomerStatus.AtRisk, await StatusAsync());

        Clock.Advance(TimeSpan.FromMinutes(1));
        await ApplyAsync(Event("acme", "life", "lifecycle", Clock.Now, new { state = "active" }));
        Assert.Equal(CustomerStatus.Active, await StatusAsync());
    }

    [Fact]
    public async Task A_churned_customer_is_neither_marked_nor_alerted()
    {
        await ContractAsync(days: 200);
        await ApplyAsync(Event("acme", "life", "lifecycle", Clock.Now, new { state = "churned" }));
        await ContractAsync(days: 12);
        await CalculateAsync();

        Assert.Equal((CustomerStatus.Churned, 0), (await StatusAsync(), (await AlertsAsync()).Count));
    }

    [Fact]
    public async Task A_customer_nobody_looks_after_is_left_alone_however_many_tickets_it_has()
    {
        await TicketsAsync(10);
        await CalculateAsync();

        Assert.Equal((CustomerStatus.Active, 0), (await StatusAsync(), (await AlertsAsync()).Count));
    }

    [Fact]
    public async Task The_daily_calculation_raises_once_per_episode()
    {
        await ContractAsync(days: 29);
        await CalculateAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        await CalculateAsync();

        Assert.Single(await AlertsAsync());
    }

    [Fact]
    public async Task The_components_of_each_day_are_kept()
    {
        await ContractAsync(days: 200);
        var today = DateOnly.FromDateTime(Clock.Now.UtcDateTime);
        Clock.Advance(TimeSpan.FromDays(1));
        await ContractAsync(days: 12);

        var past = (await Service.StateAsync("acme")).Past;
        Assert.Equal((65, 100, 49, 20), (past.On(today)!.Value.Overall, past.On(today)!.Value.Financial, past.On(today.AddDays(1))!.Value.Overall, past.On(today.AddDays(1))!.Value.Financial));
    }

    private async Task CalculateAsync()
    {
        await Service.RunAsync(new RecalculateShard(DateOnly.FromDateTime(Clock.Now.UtcDateTime), 0));
        await Service.DrainAsync();
    }

    private async Task<CustomerStatus> StatusAsync()
    {
        var state = await Service.StateAsync("acme");
        var listed = Assert.Single(await Service.Get<CustomerReader>().AllAsync(ServiceUnderTest.Tenant, Token));
        Assert.Equal(state.Status, listed.Standing.Status);
        return state.Status;
    }

    private Task<CustomerAlert?> FindAsync(Guid id) =>
        Service.Get<RecordReader>().FindAsync(ServiceUnderTest.Tenant, CustomerAlert.Kind, id, Token);
}
