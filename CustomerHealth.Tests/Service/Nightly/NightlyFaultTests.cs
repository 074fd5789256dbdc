using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Nightly;

/// <summary>What comes between a nightly run and its end.</summary>
public sealed class NightlyFaultTests : ServiceTest
{
    [Theory]
    [InlineData(Fault.UnavailableBefore)]
    [InlineData(Fault.CommitThenDrop)]
    public async Task A_crash_at_any_transaction_leaves_what_an_undisturbed_run_leaves(Fault fault)
    {
        var (undisturbed, calls) = await RunWithFaultAsync(0, Fault.None);
        Assert.InRange(calls, 5, 12);

        for (var call = 1; call <= calls; call++)
        {
            Assert.Equal(undisturbed, (await RunWithFaultAsync(call, fault)).Picture);
        }
    }

    [Fact]
    public async Task An_event_in_the_middle_of_a_shard_is_neither_lost_nor_left_out_of_the_roll_up()
    {
        await Service.PutUsersAsync(99);
        await using var other = await Service.StartAnotherAsync();
        Clock.MoveTo(new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero));
        Service.Faults.Before(Transact, Service.Faults.Calls(Transact) + 1, async () =>
        {
            await other.SubmitAsync(Login("customer-007", "2", Clock.Now, count: 240));
            await other.DeliverAsync(QueueNames.Events, Assert.Single(await other.TakeAsync()));
        });

        await Service.RunAsync(new RecalculateShard(new DateOnly(2026, 6, 30), 0));
        await other.SettleAsync();

        Assert.Equal(25_000, await Service.LoginPointsAsync("customer-007"));
        Assert.Equal(0, await Service.LoginPointsAsync("customer-008"));
        var rollup = await Service.Get<RollupStore>().FindAsync(ServiceUnderTest.Tenant, 0, Token);
        var listed = rollup!.Rollup.Cards["usage"].Listed.ToDictionary(customer => customer.Id, customer => customer.Milli);
        Assert.Equal(25_000, listed["customer-007"] - listed["customer-008"]);
        Assert.Equal("nightly:2026-06-30", rollup.Run);
    }

    [Fact]
    public async Task A_late_message_of_an_earlier_night_does_not_take_the_later_run_back()
    {
        await Service.PutUsersAsync(1);
        Clock.MoveTo(new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero));
        await Service.RunAsync(new RecalculateShard(new DateOnly(2026, 6, 30), 0));
        var before = await Service.CustomerRowsAsync();
        await using var worker = await Service.StartAnotherAsync();

        await worker.RunAsync(new RecalculateShard(new DateOnly(2026, 6, 29), 0));

        var rollup = await Service.Get<RollupStore>().FindAsync(ServiceUnderTest.Tenant, 0, Token);
        Assert.Equal("nightly:2026-06-30", rollup!.Run);
        Assert.Equal(before.Select(row => row.ETag), (await Service.CustomerRowsAsync()).Select(row => row.ETag));
    }

    /// <summary>The run of the first of a month, in which everybody has four rows to write.</summary>
    private static async Task<(string Picture, int Calls)> RunWithFaultAsync(int call, Fault fault)
    {
        await using var service = await ServiceUnderTest.StartAsync();
        await service.PutUsersAsync(60);
        service.Clock.MoveTo(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));
        await service.Get<NightlyRecalculation>().StartAsync(Token);
        var before = service.Faults.Calls(Transact);
        service.Faults.On(Transact, before + call, fault);

        Assert.Equal(fault == Fault.None ? 0 : 1, await service.SettleAsync());
        return (await service.PictureAsync(), service.Faults.Calls(Transact) - before);
    }
}
