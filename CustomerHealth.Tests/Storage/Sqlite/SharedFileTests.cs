using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Storage.Sqlite;

/// <summary>Two stores on one file share nothing but the file, as two processes do.</summary>
public sealed class SharedFileTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder folder = new();
    private readonly StoreClock clock = new();
    private SqliteStore one = null!;
    private SqliteStore two = null!;

    private static CancellationToken Token => CancellationToken.None;

    public async Task InitializeAsync()
    {
        one = SqliteStore.Open(folder.File("store.db"), clock);
        two = SqliteStore.Open(folder.File("store.db"), clock);
        await one.EnsureAsync(["Customers"], ["events"], ["intake"], Token);
    }

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Versions_never_repeat_while_both_write()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
            Task.Run(() => (number % 2 == 0 ? one : two).TransactAsync("Customers", [RowOperation.Add(Row($"{number}", 1))], Token))));

        Assert.Equal(200, outcomes.Select(outcome => outcome.ETags[0]).Distinct().Count());
    }

    [Fact]
    public async Task What_one_wrote_the_other_reads_and_its_old_version_is_refused()
    {
        var first = (await one.TransactAsync("Customers", [RowOperation.Add(Row("s:ada", 1))], Token)).ETags[0]!;
        var second = await two.TransactAsync("Customers", [RowOperation.ReplaceIfUnchanged(Row("s:ada", 2), first)], Token);

        var stale = await one.TransactAsync("Customers", [RowOperation.ReplaceIfUnchanged(Row("s:ada", 3), first)], Token);

        Assert.Equal(RowRefusal.Changed, stale.Refusal);
        var row = await one.GetAsync("Customers", "acme", "s:ada", null, Token);
        Assert.Equal((2, second.ETags[0]), (row!.GetInt32("score"), row.ETag));
    }

    [Fact]
    public async Task Counting_up_by_optimistic_writes_from_both_loses_no_step()
    {
        await one.TransactAsync("Customers", [RowOperation.Add(Row("s:ada", 0))], Token);

        await Task.WhenAll(new[] { one, two, one, two }.Select(store => Task.Run(async () =>
        {
            for (var step = 0; step < 25;)
            {
                var row = await store.GetAsync("Customers", "acme", "s:ada", null, Token);
                var next = RowOperation.ReplaceIfUnchanged(Row("s:ada", row!.GetInt32("score")!.Value + 1), row.ETag!);
                step += (await store.TransactAsync("Customers", [next], Token)).Committed ? 1 : 0;
            }
        })));

        Assert.Equal(100, (await two.GetAsync("Customers", "acme", "s:ada", null, Token))!.GetInt32("score"));
    }

    [Fact]
    public async Task A_message_is_leased_to_one_of_them()
    {
        foreach (var number in Enumerable.Range(0, 60))
        {
            await one.SendAsync("events", new[] { (byte)number }, TimeSpan.Zero, Token);
        }

        var received = await Task.WhenAll(new[] { one, two }.Select(store => Task.Run(async () =>
        {
            var mine = new List<string>();
            while (await store.ReceiveAsync("events", 3, Lease, Token) is { Count: > 0 } leases)
            {
                mine.AddRange(leases.Select(lease => lease.Id));
            }

            return mine;
        })));

        Assert.Equal(60, received.Sum(mine => mine.Count));
        Assert.Equal(60, received.SelectMany(mine => mine).Distinct().Count());
    }

    [Fact]
    public async Task A_lease_lost_to_the_other_neither_deletes_nor_extends()
    {
        await one.SendAsync("events", new byte[] { 1 }, TimeSpan.Zero, Token);
        var lost = Assert.Single(await one.ReceiveAsync("events", 1, Lease, Token));
        clock.Advance(Lease);
        var held = Assert.Single(await two.ReceiveAsync("events", 1, Lease, Token));

        Assert.False(await one.DeleteAsync("events", lost, Token));
        Assert.Null(await one.ExtendAsync("events", lost, Lease, Token));
        Assert.True(await two.DeleteAsync("events", held, Token));
    }

    [Fact]
    public async Task A_file_may_be_opened_for_the_first_time_by_several_at_once()
    {
        var path = folder.File("fresh.db");

        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var store = SqliteStore.Open(path, clock);
            await store.EnsureAsync(["Customers"], [], [], Token);
            return store;
        })));

        await stores[0].TransactAsync("Customers", [RowOperation.Add(Row("s:ada", 1))], Token);
        foreach (var store in stores)
        {
            Assert.NotNull(await store.GetAsync("Customers", "acme", "s:ada", null, Token));
            await store.DisposeAsync();
        }
    }

    private static TableRow Row(string key, int score) => new("acme", key) { ["score"] = score };
}
