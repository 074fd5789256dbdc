using CustomerHealth.Scoring.Events;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Customers;

/// <summary>The status that people say, and what it means for the customer's life.</summary>
public sealed class CustomerStatusTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    public static TheoryData<string, string, string, long> Transitions
    {
        get
        {
            // What a customer was, what it becomes, the state of life then (none: nobody said), and how many states that takes.
            var data = new TheoryData<string, string, string, long>
            {
                { "onboarding", "active", "Active", 2 },
                { "onboarding", "at_risk", "Onboarding", 1 },
                { "onboarding", "churned", "Churned", 2 },
                { "active", "onboarding", "Onboarding", 2 },
                { "active", "at_risk", "Active", 1 },
                { "active", "churned", "Churned", 2 },
                { "at_risk", "active", "Active", 1 },
                { "at_risk", "onboarding", "Onboarding", 1 },
                { "at_risk", "churned", "Churned", 1 },
                { "churned", "active", "Reactivated", 2 },
                { "churned", "at_risk", "Reactivated", 2 },
                { "churned", "onboarding", "Onboarding", 2 },
                { "onboarding", "onboarding", "Onboarding", 1 },
                { "active", "active", "Active", 1 },
                { "at_risk", "at_risk", "", 0 },
                { "churned", "churned", "Churned", 1 },
            };
            return data;
        }
    }

    [Theory, MemberData(nameof(Transitions))]
    public async Task A_status_is_what_was_said_last(string before, string after, string life, long events)
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"Company {{Guid.NewGuid()}}","status":"{{before}}"}""");
        Assert.Equal(before, (await app.GetAsync("viewer", $"/customers/{id}")).Json.Text("customer.status"));

        var answer = await app.SendAsync("manager", "PUT", $"/customers/{id}", $$"""{"status":"{{after}}"}""");

        Assert.Equal((200, after), (answer.Status, answer.Json.Text("status")));
        var signals = (await app.StateAsync(id)).Signals;
        Assert.Equal((life, events), (signals.Lifecycle?.State.ToString() ?? "", signals.EventCount));
    }

    [Fact]
    public async Task Whoever_says_active_lifts_the_mark_until_the_score_is_calculated_again()
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"Company {{Guid.NewGuid()}}","status":"active","contract_end_date":"{{app.Day(12)}}"}""");

        var calculated = await app.SendAsync("manager", "POST", $"/health-scores/calculate/{id}");
        var marked = await StatusAsync(id);
        await app.SendAsync("manager", "PUT", $"/customers/{id}", """{"status":"active"}""");
        var lifted = await StatusAsync(id);
        await app.SendAsync("manager", "POST", $"/health-scores/calculate/{id}");

        Assert.Equal((200, "high"), (calculated.Status, calculated.Json.Text("risk_level")));
        Assert.Equal(("at_risk", "active", "at_risk"), (marked, lifted, await StatusAsync(id)));
    }

    [Fact]
    public async Task A_state_of_life_dated_ahead_by_another_clock_is_followed_by_what_is_said_now()
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"Company {{Guid.NewGuid()}}"}""");
        await app.SendAsync(id, ("lifecycle", app.Now().AddMinutes(4), new { state = "churned" }));

        var answer = await app.SendAsync("manager", "PUT", $"/customers/{id}", """{"status":"at_risk"}""");

        Assert.Equal("at_risk", answer.Json.Text("status"));
        Assert.Equal(LifecycleState.Reactivated, (await app.StateAsync(id)).Signals.Lifecycle!.State);
    }

    private async Task<string> StatusAsync(string id) => (await app.GetAsync("viewer", $"/customers/{id}")).Json.Text("customer.status");
}
