using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

public abstract partial class TableStoreContract
{
    [Fact]
    public async Task Adding_an_existing_row_is_refused_and_changes_nothing()
    {
        var etag = await StoreAsync(Row("s:ada", 70));

        var outcome = await TransactAsync(RowOperation.Add(Row("s:ada", 1)));

        AssertRefused(outcome, 0, RowRefusal.AlreadyExists);
        await AssertUntouchedAsync("s:ada", etag, 70);
    }

    [Fact]
    public async Task Replace_with_an_old_version_is_refused_and_changes_nothing()
    {
        var old = await StoreAsync(Row("s:ada", 70));
        var etag = await StoreAsync(Row("s:ada", 71));

        AssertRefused(await TransactAsync(RowOperation.ReplaceIfUnchanged(Row("s:ada", 72), old)), 0, RowRefusal.Changed);
        await AssertUntouchedAsync("s:ada", etag, 71);
    }

    [Fact]
    public async Task Delete_with_an_old_version_is_refused()
    {
        var old = await StoreAsync(Row("s:ada", 70));
        var etag = await StoreAsync(Row("s:ada", 71));

        AssertRefused(await TransactAsync(RowOperation.DeleteIfUnchanged(Partition, "s:ada", old)), 0, RowRefusal.Changed);
        await AssertUntouchedAsync("s:ada", etag, 71);
    }

    [Fact]
    public async Task Whatever_needs_an_existing_row_is_refused_without_one()
    {
        var etag = await StoreAsync(Row("s:ada", 70));
        await TransactAsync(RowOperation.Delete(Partition, "s:ada"));

        AssertRefused(await TransactAsync(RowOperation.ReplaceIfUnchanged(Row("s:ada", 1), etag)), 0, RowRefusal.Missing);
        AssertRefused(await TransactAsync(RowOperation.MergeExisting(Row("s:ada", 1))), 0, RowRefusal.Missing);
        AssertRefused(await TransactAsync(RowOperation.DeleteIfUnchanged(Partition, "s:ada", etag)), 0, RowRefusal.Missing);
        AssertRefused(await TransactAsync(RowOperation.Delete(Partition, "s:ada")), 0, RowRefusal.Missing);
        Assert.Null(await GetAsync("s:ada", null));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("")]
    public void A_condition_that_matches_everything_is_not_accepted_as_a_version(string etag)
    {
        Assert.Throws<ArgumentException>(() => RowOperation.ReplaceIfUnchanged(Row("s:ada"), etag));
        Assert.Throws<ArgumentException>(() => RowOperation.DeleteIfUnchanged(Partition, "s:ada", etag));
    }

    private async Task AssertUntouchedAsync(string key, string etag, int score)
    {
        var row = await ReadAsync(key);
        Assert.Equal((etag, score), (row.ETag, row.GetInt32("score")));
    }
}
