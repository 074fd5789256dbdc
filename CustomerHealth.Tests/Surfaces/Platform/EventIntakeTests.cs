using System.Text;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.Platform;

/// <summary><c>POST /api/platform/events</c>: CloudEvents in, a verdict per event out.</summary>
public sealed class EventIntakeTests : IAsyncLifetime
{
    private TestProduct product = null!;

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Theory]
    [InlineData(PlatformEvents.Single, "{0}")]
    [InlineData(PlatformEvents.Plain, "{0}")]
    [InlineData(PlatformEvents.Plain + "; charset=utf-8", "[{0}]")]
    [InlineData(PlatformEvents.Batch, "[{0}]")]
    public async Task A_good_event_is_accepted_once_it_is_durable_and_applied_when_the_client_waits(string mediaType, string form)
    {
        var body = form.Replace("{0}", TestProduct.Event("e", "login", "acme"), StringComparison.Ordinal);

        var accepted = await product.PostEventsAsync(mediaType, body);
        await product.DrainAsync();
        var waited = await product.PostEventsAsync(mediaType, body, ("Prefer", "wait=30"));

        Assert.Equal((202, "accepted"), (accepted.Status, accepted.Statuses()));
        Assert.Equal((200, "duplicate", "wait=30"), (waited.Status, waited.Statuses(), waited.Headers["Preference-Applied"]));
        Assert.Equal(["batchId", "accepted", "rejected", "results"], accepted.Fields);
        Assert.Equal((1, 0), ((int)accepted.Json.Number("accepted"), (int)accepted.Json.Number("rejected")));
    }

    [Fact]
    public async Task Waiting_tells_applied_duplicate_and_conflict_apart()
    {
        var first = await product.PostEventsAsync(PlatformEvents.Plain, TestProduct.Event("e", "login", "acme", """{"count":1}"""), ("Prefer", "wait=30"));
        var same = await product.PostEventsAsync(PlatformEvents.Plain, TestProduct.Event("e", "login", "acme", """{ "count" : 1 }"""), ("Prefer", "wait=30"));
        var other = await product.PostEventsAsync(PlatformEvents.Plain, TestProduct.Event("e", "login", "acme", """{"count":2}"""), ("Prefer", "wait=30"));

        Assert.Equal(("applied", "duplicate", "conflict"), (first.Statuses(), same.Statuses(), other.Statuses()));
        Assert.Equal(1, await product.EventCountAsync());
    }

    [Fact]
    public async Task Two_contents_of_one_id_in_a_batch_have_two_outcomes()
    {
        var batch = $$"""[{{TestProduct.Event("e", "login", "acme", """{"count":1}""")}},{{TestProduct.Event("e", "login", "acme", """{"count":2}""")}}]""";

        var answer = await product.PostEventsAsync(PlatformEvents.Batch, batch, ("Prefer", "wait=30"));

        Assert.Equal(["applied", "conflict"], answer.Json.At("results").EnumerateArray().Select(result => result.Text("status")));
        Assert.Equal(1, await product.EventCountAsync());
    }

    [Fact]
    public async Task An_empty_batch_is_accepted()
    {
        foreach (var answer in new[] { await product.PostEventsAsync(PlatformEvents.Batch, "[]"), await product.PostEventsAsync(PlatformEvents.Batch, "[]", ("Prefer", "wait=5, handling=strict")) })
        {
            Assert.True(answer.Status is 200 or 202, answer.ToString());
            Assert.Equal(0, answer.Json.At("results").GetArrayLength());
        }
    }

    [Fact]
    public async Task Strict_handling_takes_all_or_nothing()
    {
        var answer = await product.PostEventsAsync(
            PlatformEvents.Batch, $"[{TestProduct.Event("good", "login", "acme")},{TestProduct.Event("bad", "login", "nobody")}]", ("Prefer", "handling=strict, wait=5"));
        await product.DrainAsync();

        Assert.Equal((422, "batch-refused"), (answer.Status, answer.Json.Text("code")));
        Assert.Equal("bad", answer.Json.At("results")[0].Text("id"));
        Assert.Equal(0, await product.EventCountAsync());
    }

    [Theory]
    [InlineData("text/plain", "{}", 415)]
    [InlineData("application/xml", "{}", 415)]
    [InlineData(null, "{}", 415)]
    [InlineData("nonsense", "{}", 415)]
    [InlineData(PlatformEvents.Single, "[]", 400)]
    [InlineData(PlatformEvents.Batch, "{}", 400)]
    [InlineData(PlatformEvents.Plain, "5", 400)]
    [InlineData(PlatformEvents.Plain, "", 400)]
    public async Task A_body_of_another_kind_is_refused_as_a_whole(string? mediaType, string body, int status)
    {
        using var content = TestProduct.Bytes(Encoding.UTF8.GetBytes(body), null);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType ?? "");

        var answer = await product.SendAsync(HttpMethod.Post, PlatformEvents.Address, content);

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.ContentType));
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", null)]
    [InlineData("2001-02-03", null)]
    [InlineData("2024-02-29T23:59:59.123456789+14:00", "true")]
    [InlineData("2025-06-15T12:02:00Z", null)]
    public async Task History_of_any_age_is_accepted_and_so_is_a_clock_a_little_ahead(string time, string? backfill)
    {
        var item = TestProduct.Event("e", "login", "acme", time: time);
        var sent = backfill is null ? item : item.Replace("\"id\"", "\"backfill\":true,\"id\"", StringComparison.Ordinal);

        var answer = await product.PostEventsAsync(PlatformEvents.Single, sent, ("Prefer", "wait=30"));

        Assert.Equal((200, "applied"), (answer.Status, answer.Statuses()));
        Assert.Equal(1, await product.EventCountAsync());
    }

    [Fact]
    public async Task A_use_that_was_counted_0_times_is_taken_and_changes_no_figure()
    {
        var use = TestProduct.Event("e", "feature_used", "acme", """{"feature":"a","count":0}""", TestProduct.LastMonth);

        var answer = await product.PostEventsAsync(PlatformEvents.Single, use, ("Prefer", "wait=30"));

        Assert.Equal((200, "applied", 1), (answer.Status, answer.Statuses(), await product.EventCountAsync()));
        var health = (await product.GetAsync("/api/customers/acme/health")).Json;
        Assert.Equal((0m, 0m), (health.Number("currentMonth.features"), health.Number("scores.featureScore")));
    }


}
