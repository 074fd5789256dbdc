using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;

namespace CustomerHealth.Tests.Storage;

public sealed class StorageMeterTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly StorageMeter meter = new();
    private readonly SqliteStore store = SqliteStore.InMemory();
    private readonly MeteredTableStore tables;
    private readonly MeteredQueueStore queues;
    private readonly MeteredBlobStore blobs;

    public StorageMeterTests()
    {
        tables = new MeteredTableStore(store, meter);
        queues = new MeteredQueueStore(store, meter);
        blobs = new MeteredBlobStore(store, meter);
    }

    private static CancellationToken Token => CancellationToken.None;

    public Task InitializeAsync() => store.EnsureAsync(["Customers", "Runs"], ["events", "outbox"], ["intake"], Token);

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task Table_requests_are_counted_by_kind_and_table_with_rows_and_bytes()
    {
        var row = new TableRow("acme", "s:ada") { ["score"] = 1 };
        await tables.TransactAsync("Customers", [RowOperation.Add(row), RowOperation.Add(new TableRow("acme", "s:bob"))], Token);
        await tables.TransactAsync("Customers", [RowOperation.Add(row)], Token);
        await tables.GetAsync("Customers", "acme", "s:ada", null, Token);
        await tables.GetAsync("Runs", "acme", "s:ada", null, Token);
        await tables.QueryAsync(new TableQuery("Customers", "acme"), null, Token);

        var usage = meter.Snapshot();

        // 4 + 2·(4 + 5) for the keys of each, 8 + 2·5 + 4 for the score.
        Assert.Equal(new StorageCount(2, 2, 22 + 22 + 22, 1, 0), usage[Transact, "Customers"]);
        Assert.Equal(new StorageCount(1, 1, 0, 0), usage[GetRow, "Customers"]);
        Assert.Equal(new StorageCount(1, 0, 0, 0), usage[GetRow, "Runs"]);
        Assert.Equal(new StorageCount(2, 1, 0, 0), usage[GetRow]);
        Assert.Equal(new StorageCount(1, 2, 0, 0), usage[QueryPage]);
        Assert.Equal(5, usage.Total.Requests);
    }

    [Fact]
    public async Task A_row_that_somebody_else_changed_is_a_conflict_and_one_that_exists_is_not()
    {
        var tables = new MeteredTableStore(store, meter);
        var row = new TableRow("acme", "s:ada");
        await tables.TransactAsync("Customers", [RowOperation.Add(row)], Token);

        await tables.TransactAsync("Customers", [RowOperation.Add(row)], Token);
        await tables.TransactAsync("Customers", [RowOperation.ReplaceIfUnchanged(row, "W/\"datetime'2000-01-01T00%3A00%3A00Z'\"")], Token);

        var count = meter.Snapshot()[Transact, "Customers"];
        Assert.Equal((2, 1), (count.Refusals, count.Conflicts));
    }

    [Fact]
    public async Task Queue_and_blob_requests_are_counted_with_what_they_moved()
    {
        await queues.SendAsync("events", new byte[10], TimeSpan.Zero, Token);
        var lease = Assert.Single(await queues.ReceiveAsync("events", 32, Lease, Token));
        var extended = await queues.ExtendAsync("events", lease, Lease, Token);
        await queues.DeleteAsync("events", lease, Token);
        await queues.DeleteAsync("events", extended!, Token);
        await queues.CountAsync("outbox", Token);
        await blobs.PutAsync("intake", "a", new byte[7], Token);
        await blobs.GetAsync("intake", "a", Token);
        await blobs.GetAsync("intake", "b", Token);
        await blobs.DeleteAsync("intake", "a", Token);

        var usage = meter.Snapshot();

        Assert.Equal(new StorageCount(1, 1, 10, 0), usage[SendMessage, "events"]);
        Assert.Equal(new StorageCount(1, 1, 10, 0), usage[ReceiveMessages, "events"]);
        Assert.Equal(new StorageCount(1, 1, 0, 0), usage[ExtendLease, "events"]);
        Assert.Equal(new StorageCount(2, 1, 0, 1), usage[DeleteMessage, "events"]);
        Assert.Equal(new StorageCount(1, 0, 0, 0), usage[CountMessages, "outbox"]);
        Assert.Equal(new StorageCount(1, 1, 7, 0), usage[PutBlob, "intake"]);
        Assert.Equal(new StorageCount(2, 1, 7, 0), usage[GetBlob, "intake"]);
        Assert.Equal(new StorageCount(1, 1, 0, 0), usage[DeleteBlob, "intake"]);
    }

    [Fact]
    public async Task A_snapshot_stands_still_and_two_give_what_came_between()
    {
        await tables.GetAsync("Customers", "acme", "s:ada", null, Token);
        var before = meter.Snapshot();
        await tables.GetAsync("Customers", "acme", "s:ada", null, Token);
        await queues.SendAsync("events", new byte[3], TimeSpan.Zero, Token);

        var between = meter.Snapshot().Since(before);

        Assert.Equal(1, before.Total.Requests);
        Assert.Equal(new StorageCount(1, 0, 0, 0), between[GetRow, "Customers"]);
        Assert.Equal(2, between.Counts.Count);
        Assert.Empty(meter.Snapshot().Since(meter.Snapshot()).Counts);
    }

    [Fact]
    public async Task A_request_that_fails_is_counted_and_what_it_did_is_not()
    {
        var script = new FaultScript().On(Transact, 1, Fault.UnavailableBefore);
        var failing = new MeteredTableStore(new FaultyTableStore(store, script), meter);

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => failing.TransactAsync("Customers", [RowOperation.Add(new TableRow("acme", "s:ada"))], Token));

        Assert.Equal(new StorageCount(1, 0, 0, 0), meter.Snapshot()[Transact]);
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_count_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var call = 0; call < 500; call++)
            {
                await tables.GetAsync("Customers", "acme", "s:ada", null, Token);
            }
        })));

        Assert.Equal(4_000, meter.Snapshot()[GetRow, "Customers"].Requests);
    }
}
