using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Dashboards;

public sealed class DashboardBuildTests : ServiceTest
{
    public static TheoryData<int> Sizes { get; } = [60, TestStorage.Bearable(10_000, onAzurite: 900)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_view_is_one_request_however_many_customers_there_are(int customers)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, customers), async (number, _) => await Service.PutAsync(Person($"customer-{number:D5}", $"Person {number}")));
        await Service.SettleAsync();

        DashboardDocument? dashboard = null;
        var usage = await Service.MeterAsync(async () => dashboard = await Service.DashboardAsync());

        Assert.Equal(1, usage.Total.Requests);
        Assert.Equal((customers, customers), (dashboard!.Customers, dashboard.Card.Listed.Count));
    }

    [Fact]
    public async Task An_older_build_never_replaces_a_newer_one()
    {
        await Service.PutCustomersAsync("ada");
        await Service.SettleAsync();
        await using var other = await Service.StartAnotherAsync();

        // While this process is about to write what it read, another one sees a second customer and writes first.
        await Service.PutCustomersAsync("bob");
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Service.DrainAsync();
        Clock.Advance(TimeSpan.FromSeconds(3));
        Service.Faults.Before(Transact, Service.Faults.Calls(Transact) + 1, async () =>
        {
            await other.PutCustomersAsync("cyd");
            await other.RunAsync(new RollUpShard(0));
            await other.RunAsync(new BuildDashboards());
        });
        await Service.DrainAsync();

        Assert.Equal(3, (await Service.DashboardAsync()).Customers);
    }

    [Fact]
    public async Task An_older_count_never_replaces_a_newer_one()
    {
        await using var other = await Service.StartAnotherAsync();
        await Service.PutCustomersAsync("ada");
        Service.Faults.Before(Transact, Service.Faults.Calls(Transact) + 1, async () =>
        {
            await other.PutCustomersAsync("bob");
            await other.RunAsync(new RollUpShard(0));
        });

        await Service.RunAsync(new RollUpShard(0));

        Assert.Equal(2, (await Service.Get<RollupStore>().FindAsync(ServiceUnderTest.Tenant, 0, Token))!.Rollup.Customers);
    }

    [Fact]
    public async Task A_dashboard_half_written_is_not_shown()
    {
        await Service.PutCustomersAsync("ada");
        await Service.SettleAsync();
        var first = (await Service.RowsAsync(TableNames.Dashboards, "main", "usage:"))[0];
        first["Rows"] = 2;
        await Service.Store.TransactAsync(TableNames.Dashboards, [RowOperation.Overwrite(first)], Token);

        await Assert.ThrowsAsync<StorageUnavailableException>(Service.DashboardAsync);
        await Service.Store.TransactAsync(
            TableNames.Dashboards, [RowOperation.Overwrite(new TableRow("main", "usage:001") { ["Built"] = Clock.Now.AddDays(-1) })], Token);
        await Assert.ThrowsAsync<StorageUnavailableException>(Service.DashboardAsync);
    }

    [Fact]
    public async Task There_is_no_dashboard_before_the_first_build()
    {
        Assert.Null(await Service.Get<DashboardStore>().FindAsync(ServiceUnderTest.Tenant, "usage", Token));
    }
}
