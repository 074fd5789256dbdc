using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service.Storage;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;

namespace CustomerHealth.Tests.Storage.Faults;

public sealed class FaultScriptTests : IAsyncLifetime
{
    private readonly SqliteStore store = SqliteStore.InMemory();
    private readonly FaultScript script = new();

    private static CancellationToken Token => CancellationToken.None;

    private FaultyTableStore Tables => new(store, script);

    public Task InitializeAsync() => store.EnsureAsync(["Customers"], ["events"], ["intake"], Token);

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task Only_the_call_named_fails_and_one_that_did_not_arrive_did_nothing()
    {
        script.On(Transact, 2, Fault.UnavailableBefore);

        await AddAsync("one");
        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync("two"));
        await AddAsync("three");

        Assert.Null(await store.GetAsync("Customers", "acme", "two", null, Token));
        Assert.NotNull(await store.GetAsync("Customers", "acme", "three", null, Token));
        Assert.Equal(3, script.Calls(Transact));
    }

    [Fact]
    public async Task A_dropped_answer_leaves_the_write_done()
    {
        script.On(Transact, 1, Fault.CommitThenDrop);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync("one"));

        Assert.Equal(RowRefusal.AlreadyExists, (await AddAsync("one")).Refusal);
    }

    [Fact]
    public async Task An_outage_lasts_from_one_call_to_another()
    {
        script.During(PutBlob, 1, 2, Fault.UnavailableBefore);
        var blobs = new FaultyBlobStore(store, script);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => blobs.PutAsync("intake", "a", new byte[1], Token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => blobs.PutAsync("intake", "a", new byte[1], Token));
        await blobs.PutAsync("intake", "a", new byte[1], Token);

        Assert.NotNull(await blobs.GetAsync("intake", "a", Token));
    }

    [Fact]
    public async Task A_test_may_act_before_and_after_a_call()
    {
        var seen = new List<TableRow?>();
        script
            .Before(Transact, 1, async () => seen.Add(await store.GetAsync("Customers", "acme", "one", null, Token)))
            .After(Transact, 1, async () => seen.Add(await store.GetAsync("Customers", "acme", "one", null, Token)));

        await AddAsync("one");

        Assert.Null(seen[0]);
        Assert.NotNull(seen[1]);
    }

    [Fact]
    public async Task Another_writer_can_be_put_between_reading_and_writing()
    {
        var etag = (await AddAsync("one")).ETags[0]!;
        script.Before(Transact, 2, () => store.TransactAsync("Customers", [RowOperation.Overwrite(Row("one"))], Token));

        var outcome = await Tables.TransactAsync("Customers", [RowOperation.ReplaceIfUnchanged(Row("one"), etag)], Token);

        Assert.Equal(RowRefusal.Changed, outcome.Refusal);
    }

    [Fact]
    public async Task A_sent_message_whose_answer_was_lost_is_there()
    {
        script.On(SendMessage, 1, Fault.CommitThenDrop);
        var queues = new FaultyQueueStore(store, script);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => queues.SendAsync("events", new byte[1], TimeSpan.Zero, Token));

        Assert.Single(await queues.ReceiveAsync("events", 32, TimeSpan.FromMinutes(1), Token));
    }

    private Task<TransactionOutcome> AddAsync(string key) => Tables.TransactAsync("Customers", [RowOperation.Add(Row(key))], Token);

    private static TableRow Row(string key) => new("acme", key);
}
