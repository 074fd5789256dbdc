using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

public abstract partial class TableStoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_transaction_of_up_to_a_hundred_operations_gives_one_version_each(int count)
    {
        var outcome = await TransactAsync([.. Keys(count).Select(key => RowOperation.Add(Row(key, 1)))]);

        Assert.True(outcome.Committed);
        Assert.Equal((null, -1), (outcome.Refusal, outcome.RefusedIndex));
        Assert.Equal(count, outcome.ETags.Count);
        var last = await ReadAsync(Keys(count).Last());
        Assert.Equal(outcome.ETags[^1], last.ETag);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_transaction_of_no_operation_or_over_a_hundred_is_refused(int count)
    {
        await Assert.ThrowsAsync<StorageLimitException>(
            () => TransactAsync([.. Keys(count).Select(key => RowOperation.Add(Row(key, 1)))]));

        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_transaction_that_names_a_row_twice_is_refused()
    {
        await Assert.ThrowsAsync<StorageLimitException>(
            () => TransactAsync(RowOperation.Add(Row("s:ada", 1)), RowOperation.MergeExisting(Row("s:ada", 2))));

        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_transaction_over_two_partitions_is_refused()
    {
        await Assert.ThrowsAsync<StorageLimitException>(
            () => TransactAsync(RowOperation.Add(Row("s:ada", 1)), RowOperation.Add(new TableRow("acme!08", "s:bob"))));

        await AssertNothingStoredAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(99)]
    public async Task One_refused_operation_undoes_the_whole_transaction_and_is_named(int refused)
    {
        await StoreAsync(Row("taken", 7));
        var keys = Keys(100).ToArray();
        keys[refused] = "taken";

        var outcome = await TransactAsync([.. keys.Select(key => RowOperation.Add(Row(key, 1)))]);

        AssertRefused(outcome, refused, RowRefusal.AlreadyExists);
        var rows = await Tables.ReadAllAsync(new TableQuery(Table, Partition), Token).ToListAsync();
        Assert.Equal(7, Assert.Single(rows).GetInt32("score"));
    }

    [Fact]
    public async Task A_refused_transaction_takes_back_replacements_and_deletes()
    {
        var ada = await StoreAsync(Row("s:ada", 70));
        var bob = await StoreAsync(Row("s:bob", 50));

        var outcome = await TransactAsync(
            RowOperation.ReplaceIfUnchanged(Row("s:ada", 71), ada),
            RowOperation.Delete(Partition, "s:bob"),
            RowOperation.Overwrite(Row("s:eve", 1)),
            RowOperation.MergeExisting(Row("s:nobody", 1)));

        AssertRefused(outcome, 3, RowRefusal.Missing);
        await AssertUntouchedAsync("s:ada", ada, 70);
        await AssertUntouchedAsync("s:bob", bob, 50);
        Assert.Null(await GetAsync("s:eve", null));
    }

    [Fact]
    public async Task Of_many_writers_with_the_same_version_one_wins()
    {
        var etag = await StoreAsync(Row("s:ada", 0));

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 16).Select(score =>
            Task.Run(() => TransactAsync(RowOperation.ReplaceIfUnchanged(Row("s:ada", score), etag)))));

        var winner = Assert.Single(outcomes, outcome => outcome.Committed);
        Assert.All(outcomes.Where(outcome => outcome != winner), outcome => Assert.Equal(RowRefusal.Changed, outcome.Refusal));
        Assert.Equal(winner.ETags[0], (await ReadAsync("s:ada")).ETag);
    }

    private static IEnumerable<string> Keys(int count) => Enumerable.Range(0, count).Select(number => $"e:{number:D4}");

    private async Task AssertNothingStoredAsync() =>
        Assert.Empty(await Tables.ReadAllAsync(new TableQuery(Table, Partition), Token).ToListAsync());
}
