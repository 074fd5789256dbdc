using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CustomerHealth.Tests.Storage.Sqlite;

public sealed class SqliteFailureTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => CancellationToken.None;

    private string File => folder.File("store.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_locked_for_too_long_is_unavailable_and_works_again_afterwards()
    {
        await using var store = SqliteStore.Open(File, new StoreClock(), patience: TimeSpan.FromMilliseconds(20));
        await store.EnsureAsync(["Customers"], [], [], Token);
        using (var locked = new LockedFile(File))
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync(store));
            locked.Release();
        }

        Assert.True((await AddAsync(store)).Committed);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_unavailable()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 8192));

        Assert.Throws<StorageUnavailableException>(() => SqliteStore.Open(File, new StoreClock()));
    }

    [Fact]
    public async Task A_file_that_breaks_while_open_is_unavailable()
    {
        await using var store = SqliteStore.Open(File, new StoreClock());
        await store.EnsureAsync(["Customers"], [], [], Token);
        await AddAsync(store);
        Execute("DROP TABLE rows");

        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync(store));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetAsync("Customers", "acme", "s:ada", null, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("63")]
    [InlineData("0105")]
    [InlineData("010161")]
    [InlineData("01016163")]
    [InlineData("01016101FFFFFF7F")]
    [InlineData("0101610101000000FF")]
    public async Task A_damaged_row_is_unavailable_rather_than_misread(string bytes)
    {
        await using var store = SqliteStore.Open(File, new StoreClock());
        await store.EnsureAsync(["Customers"], [], [], Token);
        await AddAsync(store);
        Execute($"UPDATE rows SET properties = x'{bytes}'");

        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetAsync("Customers", "acme", "s:ada", null, Token));
    }

    [Fact]
    public async Task A_file_of_a_later_format_is_not_touched()
    {
        await using (SqliteStore.Open(File, new StoreClock()))
        {
        }

        Execute("PRAGMA user_version = 99");

        var refusal = Assert.Throws<InvalidOperationException>(() => SqliteStore.Open(File, new StoreClock()));
        Assert.Contains("99", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_store_says_that_it_is_unavailable(bool inMemory)
    {
        var store = inMemory ? SqliteStore.InMemory() : SqliteStore.Open(File, new StoreClock());
        await store.EnsureAsync(["Customers"], ["events"], ["intake"], Token);
        await AddAsync(store);
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync(store));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetAsync("Customers", "acme", "s:ada", null, Token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ReceiveAsync("events", 1, Lease, Token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.SendAsync("events", new byte[1], TimeSpan.Zero, Token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetAsync("intake", "a", Token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.EnsureAsync(["Other"], [], [], Token));
    }

    [Fact]
    public async Task What_was_never_created_is_named_together_with_the_remedy()
    {
        await using var store = SqliteStore.InMemory();

        foreach (var (name, request) in new (string, Func<Task>)[]
        {
            ("Table 'Customers'", () => AddAsync(store)),
            ("Table 'Customers'", () => store.GetAsync("Customers", "acme", "s:ada", null, Token)),
            ("Queue 'events'", () => store.ReceiveAsync("events", 1, Lease, Token)),
            ("Container 'intake'", () => store.GetAsync("intake", "a", Token)),
        })
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(request);
            Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("EnsureAsync", refusal.Message, StringComparison.Ordinal);
        }
    }

    private static Task<TransactionOutcome> AddAsync(SqliteStore store) =>
        store.TransactAsync("Customers", [RowOperation.Add(new TableRow("acme", "s:ada"))], Token);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
