using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

public abstract partial class TableStoreContract
{
    [Fact]
    public async Task An_added_row_is_read_back_with_its_version_and_time()
    {
        var outcome = await TransactAsync(RowOperation.Add(Row("s:ada", 70)));

        var row = await ReadAsync("s:ada");
        Assert.Equal(70, row.GetInt32("score"));
        Assert.Equal((Partition, "s:ada"), (row.PartitionKey, row.RowKey));
        Assert.Equal(Assert.Single(outcome.ETags), row.ETag);
        Assert.NotNull(row.Timestamp);
        Assert.Equal(TimeSpan.Zero, row.Timestamp.Value.Offset);
    }

    [Fact]
    public async Task A_row_that_is_not_there_reads_as_null() => Assert.Null(await GetAsync("s:nobody", null));

    [Fact]
    public async Task A_row_of_another_partition_is_another_row()
    {
        await StoreAsync(Row("s:ada", 70));

        Assert.Null(await Tables.GetAsync(Table, Partition + "x", "s:ada", null, Token));
    }

    [Fact]
    public async Task Replace_with_the_current_version_drops_the_properties_not_given()
    {
        var etag = await StoreAsync(new TableRow(Partition, "s:ada") { ["score"] = 70, ["band"] = "green" });

        var outcome = await TransactAsync(RowOperation.ReplaceIfUnchanged(Row("s:ada", 71), etag));

        var row = await ReadAsync("s:ada");
        Assert.Equal((71, null), (row.GetInt32("score"), row.GetString("band")));
        Assert.Equal(Assert.Single(outcome.ETags), row.ETag);
        Assert.NotEqual(etag, row.ETag);
    }

    [Fact]
    public async Task Merge_sets_the_given_properties_and_keeps_the_others_whatever_the_version()
    {
        var etag = await StoreAsync(new TableRow(Partition, "s:ada") { ["score"] = 70, ["band"] = "green" });

        var outcome = await TransactAsync(RowOperation.MergeExisting(
            new TableRow(Partition, "s:ada") { ["score"] = "seventy-one", ["trend"] = 1.5 }));

        var row = await ReadAsync("s:ada");
        Assert.Equal(("seventy-one", "green", 1.5), (row.GetString("score"), row.GetString("band"), row.GetDouble("trend")));
        Assert.Equal(Assert.Single(outcome.ETags), row.ETag);
        Assert.NotEqual(etag, row.ETag);
    }

    [Fact]
    public async Task Overwrite_inserts_and_then_replaces_everything()
    {
        var first = await StoreAsync(new TableRow(Partition, "s:ada") { ["score"] = 70, ["band"] = "green" });
        var second = await StoreAsync(Row("s:ada", 71));

        var row = await ReadAsync("s:ada");
        Assert.Equal((71, null), (row.GetInt32("score"), row.GetString("band")));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Deletes_remove_the_row_and_give_no_version()
    {
        var etag = await StoreAsync(Row("s:ada", 70));
        await StoreAsync(Row("s:bob", 70));

        var outcome = await TransactAsync(
            RowOperation.DeleteIfUnchanged(Partition, "s:ada", etag), RowOperation.Delete(Partition, "s:bob"));

        Assert.Equal([null, null], outcome.ETags);
        Assert.Null(await GetAsync("s:ada", null));
        Assert.Null(await GetAsync("s:bob", null));
    }

    [Fact]
    public async Task Every_write_gives_a_version_never_seen_before_even_after_a_delete()
    {
        var etags = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            etags.Add((await TransactAsync(RowOperation.Add(Row("s:ada", 1)))).ETags[0]!);
            etags.Add(await StoreAsync(Row("s:ada", 1)));
            etags.Add((await TransactAsync(RowOperation.MergeExisting(Row("s:ada", 1)))).ETags[0]!);
            await TransactAsync(RowOperation.Delete(Partition, "s:ada"));
        }

        Assert.Equal(etags.Count, etags.Distinct().Count());
    }
}
