using CustomerHealth.Service.Alerts;
using Xunit;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>Customers whom nobody talks to.</summary>
public sealed class InactivityTests : AlertTest
{
    private const string Title = "medium: Customer Inactivity Alert";

    [Fact]
    public async Task Thirty_days_after_the_last_interaction_the_check_begins_an_episode_and_the_next_interaction_ends_it()
    {
        await ContactAsync("meeting");
        await PassAsync(29);
        await CheckAsync(AlertChecks.Inactivity);
        Assert.Empty(await AlertsAsync(AlertTypes.Inactivity));

        await PassAsync(1);
        await CheckAsync(AlertChecks.Health | AlertChecks.Contract | AlertChecks.License);
        Assert.Empty(await AlertsAsync(AlertTypes.Inactivity));
        await CheckAsync(AlertChecks.Inactivity);
        await CheckAsync(AlertChecks.Inactivity);
        Assert.Equal([Title], await OpenAsync(AlertTypes.Inactivity));

        await ContactAsync("email");
        var alert = Assert.Single(await AlertsAsync(AlertTypes.Inactivity));
        Assert.Equal("The last interaction was on 2026-03-17, 30 days ago. Get in touch, and log it.", alert.Detail);
        Assert.Equal($"There was an interaction on {Today:O}.", alert.EndedWhy);
    }

    [Fact]
    public async Task An_interaction_of_long_ago_does_not_end_it_nor_does_one_that_is_ahead()
    {
        await ContactAsync("call", ago: 40);
        await CheckAsync(AlertChecks.Inactivity);

        await ContactAsync("call", ago: 31);
        await ContactAsync("meeting", ago: -3);

        Assert.Equal([Title], await OpenAsync(AlertTypes.Inactivity));
        await PassAsync(3);
        Assert.Empty(await OpenAsync(AlertTypes.Inactivity));
        Assert.Single(await AlertsAsync(AlertTypes.Inactivity));
    }

    [Fact]
    public async Task Where_there_never_was_one_the_days_count_from_when_somebody_began_to_look_after_the_customer()
    {
        await PassAsync(10);
        await DeployAsync("D1", 300);
        await PassAsync(29);
        await CheckAsync(AlertChecks.Inactivity);
        Assert.Empty(await AlertsAsync(AlertTypes.Inactivity));

        await PassAsync(1);
        await CheckAsync(AlertChecks.Inactivity);
        Assert.Equal([Title], await OpenAsync(AlertTypes.Inactivity));

        // A contract is no contact.
        await ContractAsync(300);
        Assert.Equal([Title], await OpenAsync(AlertTypes.Inactivity));
        Assert.StartsWith("No interaction was ever logged", (await AlertsAsync(AlertTypes.Inactivity))[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interaction_that_is_withdrawn_was_none_and_the_alert_is_open_again()
    {
        await ContactAsync("call", ago: 40);
        await CheckAsync(AlertChecks.Inactivity);
        await ContactAsync("email", id: "mistake");
        Assert.Empty(await OpenAsync(AlertTypes.Inactivity));

        await ContactAsync("email", id: "mistake", withdrawn: true);
        await CheckAsync(AlertChecks.Inactivity);

        Assert.Equal([Title], await OpenAsync(AlertTypes.Inactivity));
        Assert.Single(await AlertsAsync(AlertTypes.Inactivity));
    }

    [Theory]
    [InlineData("churned", "The customer has churned.")]
    [InlineData("onboarding", "The customer is being onboarded.")]
    public async Task Only_a_customer_in_full_swing_has_one(string state, string why)
    {
        await ContactAsync("call", ago: 40);
        await CheckAsync(AlertChecks.Inactivity);
        await LifeAsync(state);
        Assert.Equal(why, Assert.Single(await AlertsAsync(AlertTypes.Inactivity)).EndedWhy);

        await CheckAsync(AlertChecks.Inactivity);
        Assert.Empty(await OpenAsync(AlertTypes.Inactivity));
    }

    [Fact]
    public async Task A_customer_nobody_looks_after_is_left_alone()
    {
        await TicketsAsync(1);
        await PassAsync(40);
        await CheckAsync(AlertChecks.Inactivity);

        Assert.Empty(await AlertsAsync(AlertTypes.Inactivity));
    }
}
