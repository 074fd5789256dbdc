using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CustomerHealth.Tests.Storage.Sqlite;

public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => CancellationToken.None;

    private string File => folder.File("data/store.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening_again()
    {
        var clock = new StoreClock();
        string etag;
        await using (var store = await OpenAsync(clock))
        {
            etag = (await AddAsync(store, "s:ada")).ETags[0]!;
            await store.SendAsync("events", new byte[] { 1 }, TimeSpan.Zero, Token);
            await store.PutAsync("intake", "a/b", new byte[] { 2 }, Token);
        }

        await using var reopened = SqliteStore.Open(File, clock);

        Assert.Equal(etag, (await reopened.GetAsync("Customers", "acme", "s:ada", null, Token))!.ETag);
        Assert.Single(await reopened.ReceiveAsync("events", 1, TimeSpan.FromMinutes(1), Token));
        Assert.Equal([2], (await reopened.GetAsync("intake", "a/b", Token))!.Value.ToArray());
        Assert.NotEqual(etag, (await AddAsync(reopened, "s:bob")).ETags[0]);
    }

    [Fact]
    public async Task A_lease_outlives_the_store_that_gave_it()
    {
        var clock = new StoreClock();
        QueueLease lease;
        await using (var store = await OpenAsync(clock))
        {
            await store.SendAsync("events", new byte[] { 1 }, TimeSpan.Zero, Token);
            lease = Assert.Single(await store.ReceiveAsync("events", 1, TimeSpan.FromMinutes(1), Token));
        }

        await using var reopened = SqliteStore.Open(File, clock);

        Assert.Empty(await reopened.ReceiveAsync("events", 1, TimeSpan.FromMinutes(1), Token));
        Assert.True(await reopened.DeleteAsync("events", lease, Token));
    }

    [Fact]
    public async Task A_write_acknowledged_is_in_the_file_while_the_store_is_still_open()
    {
        await using var store = await OpenAsync(new StoreClock());
        await AddAsync(store, "s:ada");

        Assert.Equal(1, Read("SELECT count(*) FROM rows"));
    }

    [Fact]
    public async Task The_file_is_kept_with_a_write_ahead_log_that_every_commit_flushes()
    {
        await using var store = await OpenAsync(new StoreClock());
        using var connection = Schema.Connect(File, TimeSpan.FromSeconds(1));

        // 2 is FULL: NORMAL would flush at checkpoints only, and lose acknowledged writes with the power.
        using var synchronous = connection.Start("PRAGMA synchronous");
        Assert.True(synchronous.Step());
        Assert.Equal(2, synchronous.Int64(0));
        Assert.True(System.IO.File.Exists(File + "-wal"));
    }

    [Fact]
    public async Task Closing_finishes_the_writes_accepted_before()
    {
        var store = await OpenAsync(new StoreClock());
        var writes = Enumerable.Range(0, 300).Select(number => AddAsync(store, $"e:{number}")).ToArray();

        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(writes), outcome => Assert.True(outcome.Committed));
        Assert.Equal(300, Read("SELECT count(*) FROM rows"));
    }

    private static Task<TransactionOutcome> AddAsync(SqliteStore store, string key) =>
        store.TransactAsync("Customers", [RowOperation.Add(new TableRow("acme", key) { ["score"] = 1 })], Token);

    private async Task<SqliteStore> OpenAsync(StoreClock clock)
    {
        var store = SqliteStore.Open(File, clock);
        await store.EnsureAsync(["Customers"], ["events"], ["intake"], Token);
        return store;
    }

    private long Read(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
