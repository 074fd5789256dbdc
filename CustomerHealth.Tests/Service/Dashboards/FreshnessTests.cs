using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Dashboards;

/// <summary>How changes come to the dashboards.</summary>
public sealed class FreshnessTests : ServiceTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada", "bob");
        await Service.SettleAsync();
        Clock.Advance(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task One_message_serves_all_changes_until_it_is_visible()
    {
        var usage = await Service.MeterAsync(async () =>
        {
            for (var number = 0; number < 9; number++)
            {
                await ChangeAsync("ada", $"{number}");
                Clock.Advance(TimeSpan.FromSeconds(1));
            }
        });

        Assert.Equal(1, usage[SendMessage, QueueNames.Shards].Requests);
    }

    [Fact]
    public async Task A_change_after_the_message_became_visible_asks_again()
    {
        await ChangeAsync("ada", "1");
        Clock.Advance(TimeSpan.FromSeconds(10));

        var usage = await Service.MeterAsync(() => ChangeAsync("ada", "2"));

        Assert.Equal(1, usage[SendMessage, QueueNames.Shards].Requests);
    }

    [Fact]
    public async Task A_change_is_on_the_dashboard_within_a_minute()
    {
        var before = await Service.DashboardAsync();
        var change = Clock.Now;
        await Service.SubmitAsync([.. FullPicture("ada", Clock.Now, logins: 1)]);

        while ((await Service.DashboardAsync()).Card.SumMilli == before.Card.SumMilli && Clock.Now < change.AddMinutes(2))
        {
            await Service.DrainAsync();
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(Clock.Now - change, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal(28_750, (await Service.DashboardAsync()).Card.Listed.Single(customer => customer.Id == "ada").Milli);
    }

    [Fact]
    public async Task A_duplicate_asks_for_the_roll_up_that_a_crash_left_out()
    {
        var text = await Service.MessageAsync([.. FullPicture("ada", Clock.Now, logins: 1)]);
        Service.Faults.On(SendMessage, Service.Faults.Calls(SendMessage) + 1, Fault.UnavailableBefore);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.DeliverAsync(QueueNames.Events, text));

        await using var other = await Service.StartAnotherAsync();
        await other.DeliverAsync(QueueNames.Events, text);
        await other.SettleAsync();

        Assert.Equal(5, other.Counts.Duplicate);
        Assert.Equal(28_750, (await Service.DashboardAsync()).Card.Listed[0].Milli);
    }

    [Fact]
    public async Task Who_relies_on_a_request_that_fails_asks_again()
    {
        var begun = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        var send = Service.Faults.Calls(SendMessage) + 1;
        Service.Faults.On(SendMessage, send, Fault.UnavailableBefore).Before(SendMessage, send, () =>
        {
            begun.SetResult();
            return released.Task;
        });
        var requests = Service.Get<RollupRequests>();

        var first = requests.RequestAsync(ServiceUnderTest.Tenant, 0, Token);
        await begun.Task;
        var second = requests.RequestAsync(ServiceUnderTest.Tenant, 0, Token);
        released.SetResult();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => first);
        await second;
        Assert.Equal(1, await Service.Store.CountAsync(QueueNames.Shards, Token));
    }

    private async Task ChangeAsync(string customer, string id) =>
        await Service.DeliverAsync(QueueNames.Events, await Service.MessageAsync(Login(customer, id)));
}
