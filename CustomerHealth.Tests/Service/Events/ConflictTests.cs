using System.Text.Json;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Events;

/// <summary>Which events are the same one, and what becomes of two that claim to be.</summary>
public sealed class ConflictTests : ServiceTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada", "bob");
    }

    [Fact]
    public async Task The_first_of_two_contents_wins_and_the_second_is_kept_whole_in_quarantine()
    {
        await Service.SubmitAsync(Login("ada", "1", Clock.Now, count: 3));
        await Service.DrainAsync();
        await Service.SubmitAsync(Login("ada", "1", Clock.Now, count: 5));
        await Service.DrainAsync();

        var dead = Assert.Single(await Service.DeadAsync());
        var body = JsonDocument.Parse(dead.GetBinary("Body")!).RootElement;
        Assert.Equal("conflict", dead.GetString("Reason"));
        Assert.Equal(("ada", 5), (body.GetProperty("c").GetString(), body.GetProperty("d").GetProperty("count").GetInt32()));
        Assert.Equal((1, 1, 0), (Service.Counts.Applied, Service.Counts.Conflict, Service.Counts.Duplicate));
        Assert.Equal(3, await LoginsAsync("ada"));
    }

    [Fact]
    public async Task Two_contents_in_one_message_are_a_conflict_too()
    {
        await Service.SubmitAsync(Login("ada", "1", Clock.Now, count: 3), Login("ada", "1", Clock.Now, count: 5));
        await Service.DrainAsync();

        Assert.Single(await Service.DeadAsync());
        Assert.Equal((1, 1), (Service.Counts.Applied, Service.Counts.Conflict));
        Assert.Equal(3, await LoginsAsync("ada"));
    }

    [Fact]
    public async Task A_repeat_of_what_was_applied_is_no_conflict_whatever_else_its_message_says()
    {
        await Service.SubmitAsync(Login("ada", "1", Clock.Now, count: 3));
        await Service.DrainAsync();
        await Service.SubmitAsync(Login("ada", "1", Clock.Now, count: 5), Login("ada", "1", Clock.Now, count: 3));
        await Service.DrainAsync();

        Assert.Equal((1, 1, 1), (Service.Counts.Applied, Service.Counts.Conflict, Service.Counts.Duplicate));
        Assert.Single(await Service.DeadAsync());
    }

    [Fact]
    public async Task The_same_id_at_two_customers_or_from_two_sources_is_two_events()
    {
        await Service.SubmitAsync(Login("ada", "1"), Login("bob", "1"), Login("ada", "1", source: "other"));
        await Service.DrainAsync();

        Assert.Equal(3, Service.Counts.Applied);
        Assert.Equal((2, 1), (await LoginsAsync("ada"), await LoginsAsync("bob")));
    }

    [Fact]
    public async Task A_repeated_post_without_a_time_is_a_duplicate()
    {
        await Service.SubmitAsync(Login("ada", "1", at: null));
        Clock.Advance(TimeSpan.FromMinutes(3));
        await Service.SubmitAsync(Login("ada", "1", at: null));
        await Service.DrainAsync();

        Assert.Equal((1, 1, 0), (Service.Counts.Applied, Service.Counts.Duplicate, Service.Counts.Conflict));
    }

    [Fact]
    public async Task A_conflict_found_twice_leaves_one_row()
    {
        await Service.SubmitAsync(Login("ada", "1", Clock.Now, count: 3));
        await Service.DrainAsync();
        var text = await Service.MessageAsync(Login("ada", "1", Clock.Now, count: 5));

        await Service.DeliverAsync("events", text);
        await Service.DeliverAsync("events", text);

        Assert.Single(await Service.DeadAsync());
    }

    private async Task<long> LoginsAsync(string customer) =>
        (await Service.StateAsync(customer)).Signals.Totals(CustomerHealth.Scoring.Signals.Activity.Logins).Sum;
}
