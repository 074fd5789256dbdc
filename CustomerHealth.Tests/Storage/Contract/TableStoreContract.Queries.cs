using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

public abstract partial class TableStoreContract
{
    [Theory]
    [InlineData(999)]
    [InlineData(1_000)]
    [InlineData(1_001)]
    public async Task All_rows_are_read_once_and_in_order_around_the_size_of_a_page(int count)
    {
        var keys = Enumerable.Range(0, count).Select(number => $"{number:D5}").ToArray();
        await StoreManyAsync(keys.Reverse());

        var first = await Tables.QueryAsync(new TableQuery(Table, Partition), null, Token);
        var all = await KeysOfAsync(new TableQuery(Table, Partition));

        Assert.True(first.Rows.Count <= TableLimits.PageSize);
        Assert.True(count <= TableLimits.PageSize || first.Continuation is not null);
        Assert.Equal(keys, all);
    }

    [Fact]
    public async Task A_page_is_as_small_as_asked()
    {
        await StoreManyAsync(Keys(5));

        var first = await Tables.QueryAsync(new TableQuery(Table, Partition, PageSize: 2), null, Token);
        var second = await Tables.QueryAsync(new TableQuery(Table, Partition, PageSize: 2), first.Continuation, Token);

        Assert.Equal(["e:0000", "e:0001"], first.Rows.Select(row => row.RowKey));
        Assert.Equal(["e:0002", "e:0003"], second.Rows.Select(row => row.RowKey));
        Assert.Equal(Keys(5), await KeysOfAsync(new TableQuery(Table, Partition, PageSize: 2)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_page_size_out_of_range_is_refused(int size) => await Assert.ThrowsAsync<StorageLimitException>(
        () => Tables.QueryAsync(new TableQuery(Table, Partition, PageSize: size), null, Token));

    [Fact]
    public async Task Reading_all_goes_on_over_empty_pages_that_have_a_continuation()
    {
        await StoreManyAsync(Keys(5));
        var tables = new EmptyPagesTableStore(Tables);

        var first = await tables.QueryAsync(new TableQuery(Table, Partition, PageSize: 2), null, Token);
        var rows = await tables.ReadAllAsync(new TableQuery(Table, Partition, PageSize: 2), Token).ToListAsync();

        Assert.Empty(first.Rows);
        Assert.NotNull(first.Continuation);
        Assert.Equal(Keys(5), rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_range_includes_its_lower_bound_and_not_its_upper_one()
    {
        await StoreManyAsync(["a", "b", "b1", "c", "d"]);

        Assert.Equal(["b", "b1", "c"], await KeysOfAsync(new TableQuery(Table, Partition, "b", "d")));
        Assert.Equal(["b1", "c", "d"], await KeysOfAsync(new TableQuery(Table, Partition, From: "b0")));
        Assert.Equal(["a"], await KeysOfAsync(new TableQuery(Table, Partition, Before: "b")));
        Assert.Empty(await KeysOfAsync(new TableQuery(Table, Partition, "c", "c")));
        Assert.Empty(await KeysOfAsync(new TableQuery(Table, Partition, "d", "a")));
    }

    [Fact]
    public async Task A_prefix_range_takes_one_kind_of_row()
    {
        await StoreManyAsync(["e:ada:1", "e:ada:2", "e:adam:1", "s:ada", "s:bob"]);

        Assert.Equal(["e:ada:1", "e:ada:2"], await KeysOfAsync(new TableQuery(Table, Partition, "e:ada:", "e:ada;")));
        Assert.Equal(["s:ada", "s:bob"], await KeysOfAsync(new TableQuery(Table, Partition, "s:", "s;")));
    }

    [Fact]
    public async Task A_query_stays_in_its_partition()
    {
        await StoreAsync(Row("s:ada", 1));
        await Tables.TransactAsync(Table, [RowOperation.Add(new TableRow(Partition + "0", "s:bob"))], Token);

        Assert.Equal(["s:ada"], await KeysOfAsync(new TableQuery(Table, Partition)));
    }

    [Fact]
    public async Task A_projection_has_only_the_properties_named_and_always_keys_version_and_time()
    {
        var etag = await StoreAsync(new TableRow(Partition, "s:ada") { ["score"] = 70, ["band"] = "green", ["notes"] = "long" });

        var one = await GetAsync("s:ada", "band", "score", "absent");
        var page = await Tables.QueryAsync(new TableQuery(Table, Partition, Select: ["band"]), null, Token);

        Assert.Equal(["band", "score"], one!.Properties.Keys);
        var row = Assert.Single(page.Rows);
        Assert.Equal(["band"], row.Properties.Keys);
        Assert.Equal((Partition, "s:ada", etag), (row.PartitionKey, row.RowKey, row.ETag));
        Assert.NotNull(row.Timestamp);
    }

    [Fact]
    public async Task A_page_read_by_its_bytes_ends_early_and_loses_nothing()
    {
        foreach (var number in Enumerable.Range(0, 10))
        {
            await StoreAsync(Filled($"big{number}", 15));
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"big{number}"), await KeysOfAsync(new TableQuery(Table, Partition)));
    }

    private async Task<List<string>> KeysOfAsync(TableQuery query) =>
        await Tables.ReadAllAsync(query, Token).Select(row => row.RowKey).ToListAsync();
}
