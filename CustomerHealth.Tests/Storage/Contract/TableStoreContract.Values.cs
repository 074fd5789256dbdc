using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

public abstract partial class TableStoreContract
{
    public static TheoryData<string> AwkwardKeys { get; } =
    [
        "it's", "say \"hi\"", "a b", "100%", "%27", "a+b", "a&b=c", "a:b;c,d", "semi;colon", "{braces}", "[x]", "<tag>", "a|b^c`d~e",
        "$filter", "(1)", "o'; drop", "@mail.example", "*", "naïve", "顧客", "клиент", "😀", "e\u0301", "\u00A0", "",
    ];

    [Theory]
    [MemberData(nameof(AwkwardKeys))]
    public async Task Keys_with_awkward_characters_are_found_again(string key)
    {
        var partition = "p" + key;
        var outcome = await Tables.TransactAsync(Table, [RowOperation.Add(new TableRow(partition, key) { ["score"] = 1 })], Token);

        var row = await Tables.GetAsync(Table, partition, key, null, Token);
        var page = await Tables.QueryAsync(new TableQuery(Table, partition, key, key + "a"), null, Token);

        Assert.Equal((partition, key, outcome.ETags[0]), (row!.PartitionKey, row.RowKey, row.ETag));
        Assert.Equal(key, Assert.Single(page.Rows).RowKey);
        Assert.True((await Tables.TransactAsync(Table, [RowOperation.DeleteIfUnchanged(partition, key, row.ETag!)], Token)).Committed);
    }

    [Theory]
    [InlineData('/')]
    [InlineData('\\')]
    [InlineData('#')]
    [InlineData('?')]
    [InlineData('\0')]
    [InlineData('\t')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\u001F')]
    [InlineData('\u007F')]
    [InlineData('\u009F')]
    public async Task Keys_with_forbidden_characters_are_refused(char forbidden)
    {
        var key = $"a{forbidden}b";

        await AssertTooMuchAsync(Row(key));
        await Assert.ThrowsAsync<StorageLimitException>(
            () => Tables.TransactAsync(Table, [RowOperation.Add(new TableRow(key, "a"))], Token));
        await Assert.ThrowsAsync<StorageLimitException>(() => GetAsync(key, null));
        await Assert.ThrowsAsync<StorageLimitException>(() => Tables.QueryAsync(new TableQuery(Table, key), null, Token));
    }

    [Fact]
    public async Task A_key_has_1_KiB_of_UTF16_and_not_more()
    {
        var key = new string('k', TableLimits.KeyBytes / sizeof(char));
        await StoreAsync(Row(key, 1));

        Assert.Equal(key, (await ReadAsync(key)).RowKey);
        await AssertTooMuchAsync(Row(key + "k"));
    }

    [Fact]
    public async Task Rows_come_in_ordinal_order_of_UTF16()
    {
        // 😀 is a surrogate pair, which UTF-8 sorts last and UTF-16 before U+E000.
        string[] ordered = ["", " ", "'", "0", "10", "2", "A", "Z", "_", "a", "~", "é", "顧", "😀", "\uE000", "\uFFFD"];
        await StoreManyAsync(ordered.Reverse());

        Assert.Equal(ordered, ordered.Order(StringComparer.Ordinal));
        Assert.Equal(ordered, await KeysOfAsync(new TableQuery(Table, Partition, PageSize: 3)));
        Assert.Equal(["😀"], await KeysOfAsync(new TableQuery(Table, Partition, "😀", "\uE000")));
    }

    public static TheoryData<object> Values { get; } =
    [
        "", "plain", "it's \"quoted\" <&> \\ / ?", "two\nlines\ttab", "  spaces  ", "naïve 顧客 😀", "null", "2026-01-01T00:00:00Z",
        true, false, 0, -1, int.MinValue, int.MaxValue, 0L, long.MinValue, long.MaxValue, 9_007_199_254_740_993L,
        0.0, 1.0, 0.1, -1.5e300, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        Guid.Empty, new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        TableLimits.EarliestTime,
        new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999),
        new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero),
        new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999),
        Array.Empty<byte>(), Enumerable.Range(0, 256).Select(value => (byte)value).ToArray(),
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task A_value_comes_back_exactly_and_with_its_type(object value)
    {
        await StoreAsync(new TableRow(Partition, "s:ada") { ["value"] = value });

        var stored = (await ReadAsync("s:ada"))["value"];
        Assert.IsType(value.GetType(), stored);
        Assert.Equal(value, stored);
    }

    [Fact]
    public async Task A_time_comes_back_as_the_same_instant_in_UTC()
    {
        var local = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(5.5)).AddTicks(1);
        await StoreAsync(new TableRow(Partition, "s:ada") { ["at"] = local });

        var stored = (await ReadAsync("s:ada")).GetDateTime("at")!.Value;
        Assert.Equal((local.UtcTicks, TimeSpan.Zero), (stored.UtcTicks, stored.Offset));
    }

    [Fact]
    public async Task A_property_set_to_null_is_not_stored()
    {
        await StoreAsync(new TableRow(Partition, "s:ada") { ["score"] = 1, ["band"] = null });

        Assert.Equal(["score"], (await ReadAsync("s:ada")).Properties.Keys);
    }
}
