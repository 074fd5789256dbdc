using Xunit;

namespace CustomerHealth.Tests.Surfaces.Platform;

/// <summary>How many, how large and how deep; what is within a limit is applied, not only accepted.</summary>
public sealed class EventLimitTests : IAsyncLifetime
{
    private TestProduct product = null!;

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task A_thousand_events_are_a_batch_and_one_more_is_too_many()
    {
        var events = Enumerable.Range(0, 1001).Select(number => TestProduct.Event($"e{number}", "login", "acme")).ToList();

        var many = await product.PostEventsAsync(PlatformEvents.Batch, $"[{string.Join(',', events)}]");
        var thousand = await product.PostEventsAsync(PlatformEvents.Batch, $"[{string.Join(',', events.Take(1000))}]", ("Prefer", "wait=30"));

        Assert.Equal((413, "batch-too-large"), (many.Status, many.Json.Text("code")));
        Assert.Equal((200, 1000), (thousand.Status, await product.EventCountAsync()));
    }

    [Theory]
    [InlineData(65_536, 200)]
    [InlineData(65_537, 413)]
    public async Task An_event_has_at_most_64_KiB(int bytes, int status)
    {
        var empty = TestProduct.Event("e", "login", "acme", """{"x":""}""");
        var large = empty.Replace("\"x\":\"\"", $"\"x\":\"{new string('x', bytes - empty.Length)}\"", StringComparison.Ordinal);

        var alone = await product.PostEventsAsync(PlatformEvents.Single, large, ("Prefer", "wait=30"));
        var among = await product.PostEventsAsync(PlatformEvents.Batch, $"[{large},{TestProduct.Event("small", "login", "acme")}]", ("Prefer", "wait=30"));

        Assert.Equal(status, alone.Status);
        Assert.Equal(status == 200 ? "duplicate applied" : "rejected applied", among.Statuses());
    }

    [Theory]
    [InlineData(32, 200)]
    [InlineData(33, 422)]
    public async Task What_is_accepted_nests_no_deeper_than_the_queue_can_carry(int depth, int status)
    {
        var nested = $$"""{"x":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        var answer = await product.PostEventsAsync(PlatformEvents.Plain, TestProduct.Event("e", "login", "acme", nested), ("Prefer", "wait=30"));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? 1 : 0, await product.EventCountAsync());
    }
}
