using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Scheduler;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>The checks over all customers, by hand and by the timers.</summary>
public sealed class AlertCheckTests : AlertTest
{
    [Theory]
    [InlineData(AlertCheck.Everything, 1, 2, 1)]
    [InlineData(AlertCheck.Contracts, 1, 0, 0)]
    [InlineData(AlertCheck.Licenses, 0, 2, 0)]
    [InlineData(AlertCheck.Silence, 0, 0, 1)]
    public async Task A_check_tells_how_many_alerts_of_each_kind_it_raised_and_a_second_one_raises_none(
        string check, int contracts, int licenses, int silence)
    {
        await EverythingIsDueAsync();

        Assert.Equal((contracts, licenses, silence), await RunAsync(check));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((0, 0, 0), await RunAsync(check));
    }

    [Theory]
    [InlineData(Fault.UnavailableBefore, 1)]
    [InlineData(Fault.UnavailableBefore, 2)]
    [InlineData(Fault.CommitThenDrop, 1)]
    [InlineData(Fault.CommitThenDrop, 2)]
    public async Task A_crash_at_any_transaction_changes_no_count_and_raises_nothing_twice(Fault fault, int call)
    {
        await EverythingIsDueAsync();
        var run = await Service.Get<ShardRuns>().StartAsync(ServiceUnderTest.Tenant, AlertCheck.Everything, Token);
        Service.Faults.On(Transact, Service.Faults.Calls(Transact) + call, fault);
        Assert.Equal(1, await Service.SettleAsync());

        Assert.Equal((1, 2, 1), await CountsAsync(run));

        Assert.Equal(4, (await AlertsAsync()).Count(alert => alert.Rule != AlertTypes.HealthDrop));
    }

    [Fact]
    public async Task A_timer_that_fires_twice_a_day_asks_only_for_what_is_left()
    {
        await using var service = await ServiceUnderTest.StartAsync(shardBits: 2);
        var job = service.Get<ContractCheck>();
        await job.StartAsync(ServiceUnderTest.Tenant, Token);
        var messages = await service.TakeAsync(QueueNames.Shards);
        await service.DeliverAsync(QueueNames.Shards, messages[1]);
        await service.DeliverAsync(QueueNames.Shards, messages[2]);

        await job.StartAsync(ServiceUnderTest.Tenant, Token);
        Assert.Equal((4, 2), (messages.Count, (await service.TakeAsync(QueueNames.Shards)).Count));

        await service.DeliverAsync(QueueNames.Shards, messages[0]);
        await service.DeliverAsync(QueueNames.Shards, messages[3]);
        await job.StartAsync(ServiceUnderTest.Tenant, Token);
        Assert.Empty(await service.TakeAsync(QueueNames.Shards));

        // Another job of the day, and the next day, are runs of their own.
        await service.Get<LicenseCheck>().StartAsync(ServiceUnderTest.Tenant, Token);
        service.Clock.Advance(TimeSpan.FromDays(1));
        await job.StartAsync(ServiceUnderTest.Tenant, Token);
        Assert.Equal(8, (await service.TakeAsync(QueueNames.Shards)).Count);
        Assert.Equal(3, (await service.RowsAsync(TableNames.Runs, "main", "run:")).Count);
    }

    [Theory]
    [InlineData(Fault.UnavailableBefore)]
    [InlineData(Fault.CommitThenDrop)]
    public async Task A_start_that_broke_off_goes_on_where_it_stopped(Fault fault)
    {
        await EverythingIsDueAsync();
        var job = Service.Get<InactivityCheck>();
        foreach (var kind in new[] { Transact, SendMessage })
        {
            Service.Faults.On(kind, Service.Faults.Calls(kind) + 1, fault);
            await Assert.ThrowsAnyAsync<StorageUnavailableException>(() => job.StartAsync(ServiceUnderTest.Tenant, Token));
        }

        await job.StartAsync(ServiceUnderTest.Tenant, Token);
        await Service.SettleAsync();

        Assert.Single(await OpenAsync(AlertTypes.Inactivity));
    }

    [Fact]
    public async Task A_check_by_hand_is_a_run_of_its_own()
    {
        var job = Service.Get<InactivityCheck>();
        await job.StartAsync(ServiceUnderTest.Tenant, Token);
        await Service.SettleAsync();
        await EverythingIsDueAsync();

        await job.StartAsync(ServiceUnderTest.Tenant, Token);
        await Service.SettleAsync();
        Assert.Empty(await AlertsAsync(AlertTypes.Inactivity));

        var run = await job.RunAsync(ServiceUnderTest.Tenant, Token);
        await Service.SettleAsync();
        Assert.Equal((0, 0, 1), await CountsAsync(run));
    }

    private async Task EverythingIsDueAsync()
    {
        await ContractAsync(20);
        await DeployAsync("D1", 20);
        await DeployAsync("D2", 5);
        await ContactAsync("call", ago: 40);
    }

    private async Task<(int Contracts, int Licenses, int Silence)> RunAsync(string check)
    {
        var run = await Service.Get<ShardRuns>().StartAsync(ServiceUnderTest.Tenant, check, Token);
        await Service.SettleAsync();
        return await CountsAsync(run);
    }

    private async Task<(int Contracts, int Licenses, int Silence)> CountsAsync(Run run)
    {
        var progress = (await Service.Get<ShardRuns>().FindAsync(ServiceUnderTest.Tenant, run.Id, Token))!;
        Assert.True(progress.IsComplete);
        return (progress.Sum(AlertCheck.ContractsRaised), progress.Sum(AlertCheck.LicensesRaised), progress.Sum(AlertCheck.SilenceRaised));
    }
}
