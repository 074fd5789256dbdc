using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Storage.Sqlite;

public sealed class GroupCommitTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private SqliteStore store = null!;

    private string Path => folder.File("store.db");

    public async Task InitializeAsync()
    {
        store = SqliteStore.Open(Path, new StoreClock());
        await store.EnsureAsync(["Customers"], ["events"], [], CancellationToken.None);
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Writes_that_wait_together_are_committed_together()
    {
        var before = store.Commits;

        var outcomes = await WhileLockedAsync(() => Enumerable.Range(0, 64).Select(number => AddAsync($"s:{number}")));

        Assert.All(outcomes, outcome => Assert.True(outcome.Committed));
        Assert.Equal(64, outcomes.Select(outcome => outcome.ETags[0]).Distinct().Count());

        // The first may have been picked up alone before the lock was met; all others share a commit.
        Assert.InRange(store.Commits - before, 1, 2);
    }

    [Fact]
    public async Task A_refused_neighbour_takes_nothing_with_it_and_leaves_nothing()
    {
        await AddAsync("taken");

        var outcomes = await WhileLockedAsync(() => [AddAsync("first"), AddAsync("between", "taken"), AddAsync("last")]);

        Assert.Equal([null, RowRefusal.AlreadyExists, null], outcomes.Select(outcome => outcome.Refusal));
        Assert.Equal(["first", "last", "taken"], await KeysAsync());
    }

    [Fact]
    public async Task A_neighbour_that_breaks_a_limit_only_the_writer_sees_harms_nobody()
    {
        var wide = new TableRow("acme", "wide");
        var wider = new TableRow("acme", "wide");
        for (var number = 0; number < TableLimits.Properties; number++)
        {
            wide[$"p{number}"] = number;
            wider[$"q{number}"] = number;
        }

        await TransactAsync(RowOperation.Add(wide));
        Task<TransactionOutcome>? refused = null;

        var outcomes = await WhileLockedAsync(() =>
        {
            var first = AddAsync("first");
            refused = TransactAsync(RowOperation.Add(new TableRow("acme", "between")), RowOperation.MergeExisting(wider));
            return [first, AddAsync("last")];
        });

        Assert.All(outcomes, outcome => Assert.True(outcome.Committed));
        await Assert.ThrowsAsync<StorageLimitException>(() => refused!);
        Assert.Equal(["first", "last", "wide"], await KeysAsync());
    }

    [Fact]
    public async Task A_write_cancelled_while_it_waits_is_not_done()
    {
        using var cancellation = new CancellationTokenSource();
        Task<TransactionOutcome>? cancelled = null;

        await WhileLockedAsync(() =>
        {
            var first = AddAsync("first");
            cancelled = store.TransactAsync("Customers", [RowOperation.Add(new TableRow("acme", "never"))], cancellation.Token);
            cancellation.Cancel();
            return [first, AddAsync("last")];
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled!);
        Assert.Equal(["first", "last"], await KeysAsync());
    }

    [Fact]
    public async Task Reads_do_not_wait_for_a_writer_and_see_the_last_commit()
    {
        await AddAsync("before");
        using var locked = new LockedFile(Path);
        var waiting = AddAsync("after");

        Assert.Equal(["before"], await KeysAsync());
        Assert.Empty(await store.ReceiveAsync("events", 1, TimeSpan.FromSeconds(1), CancellationToken.None));
        Assert.False(waiting.IsCompleted);
        locked.Release();
        Assert.True((await waiting).Committed);
    }

    private async Task<TransactionOutcome[]> WhileLockedAsync(Func<IEnumerable<Task<TransactionOutcome>>> begin)
    {
        using var locked = new LockedFile(Path);
        var writes = begin().ToArray();
        Assert.All(writes, write => Assert.False(write.IsCompleted));
        locked.Release();
        return await Task.WhenAll(writes);
    }

    private Task<TransactionOutcome> AddAsync(params string[] keys) =>
        TransactAsync([.. keys.Select(key => RowOperation.Add(new TableRow("acme", key)))]);

    private Task<TransactionOutcome> TransactAsync(params RowOperation[] operations) =>
        store.TransactAsync("Customers", operations, CancellationToken.None);

    private async Task<List<string>> KeysAsync() => await store
        .ReadAllAsync(new TableQuery("Customers", "acme"), CancellationToken.None).Select(row => row.RowKey).ToListAsync();
}
