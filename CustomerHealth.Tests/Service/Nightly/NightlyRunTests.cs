using CustomerHealth.Service.Dashboards;
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
        Assert.Equal(25_000, await LoginPointsAsync("ada"));
        Clock.MoveTo(new DateTimeOffset(2026, 6, 17, 0, 0, 0, TimeSpan.Zero));

        await RunAsync();

        Assert.Equal(0, await LoginPointsAsync("ada"));
        Assert.Equal("nightly:2026-06-17", (await Service.DashboardAsync()).Run);
    }

    [Fact]
    public async Task A_shard_of_977_customers_with_news_costs_thirteen_requests_and_a_second_run_writes_no_customer()
    {
        await PutUsersAsync(977);
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

    [Fact]
    public async Task A_crash_after_any_transaction_leaves_what_an_undisturbed_run_leaves()
    {
        var (undisturbed, calls) = await RunWithFaultAsync(0);
        Assert.InRange(calls, 4, 12);

        for (var call = 1; call <= calls; call++)
        {
            Assert.Equal(undisturbed, (await RunWithFaultAsync(call)).Picture);
        }
    }

    [Fact]
    public async Task An_event_in_the_middle_of_a_shard_is_neither_lost_nor_left_out_of_the_roll_up()
    {
        await PutUsersAsync(99);
        await using var other = await Service.StartAnotherAsync();
        Clock.MoveTo(new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero));
        Service.Faults.Before(Transact, Service.Faults.Calls(Transact) + 1, async () =>
        {
            await other.SubmitAsync(Login("customer-007", "2", Clock.Now, count: 240));
            await other.DeliverAsync(QueueNames.Events, Assert.Single(await other.TakeAsync()));
        });

        await Service.RunAsync(new RecalculateShard(new DateOnly(2026, 6, 30), 0));
        await other.SettleAsync();

        Assert.Equal(25_000, await LoginPointsAsync("customer-007"));
        Assert.Equal(0, await LoginPointsAsync("customer-008"));
        var rollup = await Service.Get<RollupStore>().FindAsync(ServiceUnderTest.Tenant, 0, Token);
        var listed = rollup!.Rollup.Cards["usage"].Listed.ToDictionary(customer => customer.Id, customer => customer.Milli);
        Assert.Equal(25_000, listed["customer-007"] - listed["customer-008"]);
        Assert.Equal("nightly:2026-06-30", rollup.Run);
    }

    private static async Task<(string Picture, int Calls)> RunWithFaultAsync(int call)
    {
        await using var service = await ServiceUnderTest.StartAsync();
        await PutUsersAsync(service, 230);
        service.Clock.MoveTo(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));
        var before = service.Faults.Calls(Transact);
        await service.Get<NightlyRecalculation>().StartAsync(Token);
        if (call > 0)
        {
            var fault = call % 2 == 0 ? Storage.Faults.Fault.CommitThenDrop : Storage.Faults.Fault.UnavailableBefore;
            service.Faults.On(Transact, service.Faults.Calls(Transact) + call, fault);
        }

        Assert.Equal(call > 0 ? 1 : 0, await service.SettleAsync());
        return (await service.PictureAsync(), service.Faults.Calls(Transact) - before - 1);
    }

    private async Task RunAsync()
    {
        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.SettleAsync();
    }

    private Task PutUsersAsync(int count) => PutUsersAsync(Service, count);

    private static async Task PutUsersAsync(ServiceUnderTest service, int count)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(number => $"customer-{number:D3}")];
        await service.PutCustomersAsync(ids);
        await service.SubmitAsync([.. ids.Select(id => Login(id, "1", service.Clock.Now, count: 240))]);
        await service.SettleAsync();
    }

    private async Task<int> LoginPointsAsync(string customer)
    {
        var evaluation = (await Service.StateAsync(customer)).Scores["usage"].Evaluation;
        return evaluation.Measures[0].Earned;
    }
}
