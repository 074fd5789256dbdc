using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Service.Events;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Nightly;

public sealed class NightlyRunTests : ServiceTest
{
    [Fact]
    public async Task Starting_a_run_twice_sends_only_what_is_left_of_it()
    {
        await using var service = await ServiceUnderTest.StartAsync(shardBits: 2);
        var nightly = service.Get<NightlyRecalculation>();
        await nightly.StartAsync(Token);
        var texts = await service.TakeAsync(QueueNames.Shards);
        await service.DeliverAsync(QueueNames.Shards, texts[1]);
        await service.DeliverAsync(QueueNames.Shards, texts[2]);

        await nightly.StartAsync(Token);

        Assert.Equal(4, texts.Count);
        Assert.Equal(2, (await service.TakeAsync(QueueNames.Shards)).Count);
        Assert.Single(await service.RowsAsync(TableNames.Runs, "main"));
    }

    [Fact]
    public async Task Scores_fall_when_windows_move_on_though_nothing_happens()
    {
        await Service.PutCustomersAsync("ada");
        await Service.SubmitAsync(Login("ada", "1", Clock.Now, count: 240));
        await Service.SettleAsync();
        Assert.Equal(25_000, await Service.LoginPointsAsync("ada"));
        Clock.MoveTo(new DateTimeOffset(2026, 6, 17, 0, 0, 0, TimeSpan.Zero));

        await RunAsync();

        Assert.Equal(0, await Service.LoginPointsAsync("ada"));
        Assert.Equal("nightly:2026-06-17", (await Service.DashboardAsync()).Run);
    }

    [Fact]
    public async Task A_shard_of_977_customers_with_news_costs_thirteen_requests_and_a_second_run_writes_no_customer()
    {
        await Service.PutUsersAsync(977);
        Clock.MoveTo(new DateTimeOffset(2026, 6, 16, 0, 0, 0, TimeSpan.Zero));
        await RunAsync();
        Clock.MoveTo(new DateTimeOffset(2026, 6, 17, 0, 0, 0, TimeSpan.Zero));
        await using var worker = await Service.StartAnotherAsync();

        var message = new RecalculateShard(DateOnly.FromDateTime(Clock.Now.UtcDateTime), 0);
        var first = await worker.MeterAsync(() => worker.RunAsync(message));
        var second = await worker.MeterAsync(() => worker.RunAsync(message));

        Assert.Equal(13, RequestCountTests.TableRequests(first));
        Assert.Equal(977, first[Transact, TableNames.Customers].Items);
        Assert.Equal(0, second[Transact, TableNames.Customers].Requests);
    }

    private async Task RunAsync()
    {
        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.SettleAsync();
    }
}
