using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support.Suites;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

public abstract partial class TableStoreContract
{
    [Fact]
    public async Task Properties_of_64_KiB_are_kept_and_one_unit_more_is_refused()
    {
        var text = new string('x', TableLimits.PropertyBytes / sizeof(char));
        await StoreAsync(new TableRow(Partition, "full") { ["text"] = text, ["binary"] = new byte[TableLimits.PropertyBytes] });

        var row = await ReadAsync("full");
        Assert.Equal(text, row.GetString("text"));
        Assert.Equal(TableLimits.PropertyBytes, row.GetBinary("binary")!.Length);
        await AssertTooMuchAsync(new TableRow(Partition, "over") { ["text"] = text + "x" });
        await AssertTooMuchAsync(new TableRow(Partition, "over") { ["binary"] = new byte[TableLimits.PropertyBytes + 1] });
    }

    [Fact]
    public async Task A_row_just_within_1_MiB_is_kept_and_one_over_it_is_refused()
    {
        // 15 full properties, and a last one that fills the row to the byte.
        var row = Filled("full", 15);
        row["last"] = Array.Empty<byte>();
        row["last"] = new byte[TableLimits.RowBytes - TableLimits.SizeOf(row)];
        await StoreAsync(row);

        Assert.Equal(TableLimits.RowBytes, TableLimits.SizeOf(await ReadAsync("full")));
        row["last"] = new byte[row.GetBinary("last")!.Length + 1];
        await AssertTooMuchAsync(row);
    }

    [Fact]
    [BeyondAzurite("it weighs what a merge sends, not the row that comes of it.")]
    public async Task A_merge_that_would_make_a_row_too_large_is_refused_and_keeps_the_row()
    {
        var etag = await StoreAsync(Filled("s:ada", 10));
        var addition = new TableRow(Partition, "s:ada");
        foreach (var number in Enumerable.Range(20, 7))
        {
            addition[$"p{number}"] = new byte[TableLimits.PropertyBytes];
        }

        await Assert.ThrowsAsync<StorageLimitException>(() => TransactAsync(RowOperation.MergeExisting(addition)));

        Assert.Equal(etag, (await ReadAsync("s:ada")).ETag);
    }

    [Fact]
    public async Task A_row_has_252_properties_and_not_253()
    {
        var row = Row("wide");
        foreach (var number in Enumerable.Range(0, TableLimits.Properties))
        {
            row[$"p{number}"] = number;
        }

        await StoreAsync(row);

        Assert.Equal(TableLimits.Properties, (await ReadAsync("wide")).Properties.Count);
        row["straw"] = true;
        await AssertTooMuchAsync(row);
    }

    [Fact]
    public async Task A_transaction_over_4_MiB_is_refused_whole_and_the_same_rows_in_two_are_not()
    {
        var rows = Enumerable.Range(0, 6).Select(number => Filled($"big{number}", 11)).ToArray();

        await Assert.ThrowsAsync<StorageLimitException>(() => TransactAsync([.. rows.Select(RowOperation.Add)]));

        await AssertNothingStoredAsync();
        Assert.True((await TransactAsync([.. rows.Take(3).Select(RowOperation.Add)])).Committed);
        Assert.True((await TransactAsync([.. rows.Skip(3).Select(RowOperation.Add)])).Committed);
    }

    [Fact]
    public async Task A_value_of_a_type_that_tables_do_not_have_is_refused()
    {
        await AssertTooMuchAsync(new TableRow(Partition, "s:ada") { ["money"] = 12.5m });
        await AssertTooMuchAsync(new TableRow(Partition, "s:ada") { ["at"] = new DateTimeOffset(1600, 12, 31, 0, 0, 0, TimeSpan.Zero) });
        await AssertTooMuchAsync(new TableRow(Partition, "s:ada") { ["not a name"] = 1 });
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_rather_than_stored_as_something_else()
    {
        await AssertTooMuchAsync(new TableRow(Partition, "s:ada") { ["name"] = "ada\uD83D" });
        await AssertTooMuchAsync(new TableRow(Partition, "s:ada") { ["name"] = "\uDE00ada" });
        await AssertTooMuchAsync(Row("s:\uD83Dada"));
    }

    /// <summary>Full of text, since Azurite weighs a row as JSON, where binary takes a third more room than the limit allows for.</summary>
    private static TableRow Filled(string key, int properties)
    {
        var row = Row(key);
        var text = new string('x', TableLimits.PropertyBytes / sizeof(char));
        foreach (var number in Enumerable.Range(0, properties))
        {
            row[$"p{number}"] = text;
        }

        return row;
    }

    private async Task AssertTooMuchAsync(TableRow row)
    {
        var before = await GetAsync("neighbour", null);
        await Assert.ThrowsAsync<StorageLimitException>(
            () => TransactAsync(RowOperation.Overwrite(Row("neighbour", 1)), RowOperation.Overwrite(row)));
        Assert.Equal(before?.ETag, (await GetAsync("neighbour", null))?.ETag);
    }
}
