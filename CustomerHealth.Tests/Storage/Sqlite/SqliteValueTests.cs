using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Sqlite;

/// <summary>What the embedded store does beyond the contract: JSON on the way to the cloud would lose some of it.</summary>
public sealed class SqliteValueTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly StoreClock clock = new();
    private readonly SqliteStore store;

    public SqliteValueTests() => store = SqliteStore.InMemory(clock);

    private static CancellationToken Token => CancellationToken.None;

    public Task InitializeAsync() => store.EnsureAsync(["Customers"], ["events"], [], Token);

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Theory]
    [InlineData(unchecked((long)0x8000_0000_0000_0000))]
    [InlineData(0x7FF8_0000_0000_0123)]
    [InlineData(0x0000_0000_0000_0001)]
    public async Task A_double_keeps_its_bits_such_as_minus_zero_and_the_payload_of_NaN(long bits)
    {
        await StoreAsync(new TableRow("acme", "s:ada") { ["value"] = BitConverter.Int64BitsToDouble(bits) });

        Assert.Equal(bits, BitConverter.DoubleToInt64Bits((await ReadAsync()).GetDouble("value")!.Value));
    }

    [Fact]
    public async Task Control_characters_in_a_string_are_kept()
    {
        await StoreAsync(new TableRow("acme", "s:ada") { ["value"] = "a\0b\u0001\uFFFF" });

        Assert.Equal("a\0b\u0001\uFFFF", (await ReadAsync()).GetString("value"));
    }

    [Fact]
    public async Task The_time_of_a_row_is_that_of_the_stores_clock_at_its_last_write()
    {
        await StoreAsync(new TableRow("acme", "s:ada"));
        clock.Advance(TimeSpan.FromHours(1));
        await StoreAsync(new TableRow("acme", "s:ada"));

        Assert.Equal(clock.GetUtcNow(), (await ReadAsync()).Timestamp);
    }

    [Fact]
    public async Task A_page_ends_at_4_MiB_of_what_it_returns()
    {
        foreach (var key in "abcdefghij")
        {
            var row = new TableRow("acme", $"{key}") { ["score"] = 1 };
            foreach (var number in Enumerable.Range(0, 15))
            {
                row[$"p{number}"] = new byte[TableLimits.PropertyBytes];
            }

            await StoreAsync(row);
        }

        var full = await store.QueryAsync(new TableQuery("Customers", "acme"), null, Token);
        var projected = await store.QueryAsync(new TableQuery("Customers", "acme", Select: ["score"]), null, Token);

        Assert.Equal(5, full.Rows.Count);
        Assert.NotNull(full.Continuation);
        Assert.Equal(10, projected.Rows.Count);
        Assert.Null(projected.Continuation);
    }

    [Theory]
    [InlineData("not a continuation!")]
    [InlineData("ÿ")]
    public async Task A_continuation_from_elsewhere_is_refused(string continuation) => await Assert.ThrowsAsync<StorageLimitException>(
        () => store.QueryAsync(new TableQuery("Customers", "acme"), continuation, Token));

    [Fact]
    public async Task A_continuation_of_another_query_cannot_widen_the_range()
    {
        foreach (var key in "abcd")
        {
            await StoreAsync(new TableRow("acme", $"{key}"));
        }

        var wide = await store.QueryAsync(new TableQuery("Customers", "acme", PageSize: 1), null, Token);
        var narrow = await store.QueryAsync(new TableQuery("Customers", "acme", "c", "d"), wide.Continuation, Token);

        Assert.Equal(["c"], narrow.Rows.Select(row => row.RowKey));
    }

    [Theory]
    [InlineData("{\"plain\":\"json\"}", null)]
    [InlineData("aGVsbG8=", "hello")]
    [InlineData("aGVsbG8", null)]
    [InlineData("", "")]
    public async Task A_foreign_text_has_a_body_only_if_it_is_base64(string text, string? body)
    {
        await store.PutForeignTextAsync("events", text, Token);

        var lease = Assert.Single(await store.ReceiveAsync("events", 1, Lease, Token));

        Assert.Equal(body, lease.Body is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes.Span) : null);
        Assert.True(await store.DeleteAsync("events", lease, Token));
    }

    [Fact]
    public async Task A_made_up_receipt_opens_nothing()
    {
        await store.SendAsync("events", new byte[] { 1 }, TimeSpan.Zero, Token);
        var lease = Assert.Single(await store.ReceiveAsync("events", 1, Lease, Token));

        foreach (var receipt in new[] { "", "0", "1", "-1", "x", lease.PopReceipt + "0", "ffffffffffffffff" })
        {
            Assert.False(await store.DeleteAsync("events", lease with { PopReceipt = receipt }, Token));
            Assert.Null(await store.ExtendAsync("events", lease with { PopReceipt = receipt }, Lease, Token));
        }

        Assert.Equal(1, await store.CountAsync("events", Token));
    }

    private Task<TransactionOutcome> StoreAsync(TableRow row) => store.TransactAsync("Customers", [RowOperation.Overwrite(row)], Token);

    private async Task<TableRow> ReadAsync() => (await store.GetAsync("Customers", "acme", "s:ada", null, Token))!;
}
