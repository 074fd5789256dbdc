using System.Text;
using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.Platform;

/// <summary><c>POST /api/platform/events</c>: CloudEvents in, a verdict per event out.</summary>
public sealed class EventIntakeTests : IAsyncLifetime
{
    private const string Events = "/api/platform/events";
    private const string Single = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private const string Plain = "application/json";

    private TestProduct product = null!;

    /// <summary>What is changed in a good event, and the word and field of its refusal.</summary>
    public static TheoryData<string, string, string, string?> Refusals => new()
    {
        { "\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"", "invalid-field", "specversion" },
        { "\"specversion\":\"1.0\"", "\"specversion\":1.0", "invalid-field", "specversion" },
        { "\"specversion\":\"1.0\",", "", "missing-field", "specversion" },
        { "\"id\":\"e\",", "", "missing-field", "id" },
        { "\"id\":\"e\"", "\"id\":\"\"", "invalid-field", "id" },
        { "\"source\":\"tests\",", "", "missing-field", "source" },
        { "\"type\":\"login\",", "", "missing-field", "type" },
        { "\"type\":\"login\"", "\"type\":\"Login\"", "unknown-type", "type" },
        { "\"subject\":\"acme\",", "", "missing-field", "subject" },
        { "\"subject\":\"acme\"", "\"subject\":\"nobody\"", "unknown-customer", "subject" },
        { "\"subject\":\"acme\"", "\"subject\":\"a/c\"", "invalid-customer", "subject" },
        { "\"data\":{}", "\"data\":[]", "invalid-field", "data" },
        { "\"data\":{}", "\"data_base64\":\"e30=\"", "invalid-field", "data_base64" },
        { "\"data\":{}", "\"datacontenttype\":\"text/xml\",\"data\":{}", "invalid-field", "datacontenttype" },
        { "\"data\":{}", "\"time\":\"2025-06-15T12:20:00Z\"", "time-in-future", "time" },
        { "\"data\":{}", "\"time\":\"0001-01-01T00:00:00Z\"", "invalid-time", "time" },
        { "\"data\":{}", "\"time\":\"9999-12-31T23:59:59Z\"", "time-in-future", "time" },
        { "\"data\":{}", "\"time\":\"9999-12-31T23:59:59-14:00\"", "invalid-field", "time" },
        { "\"data\":{}", "\"time\":\"1969-12-31T23:59:59Z\"", "invalid-time", "time" },
        { "\"data\":{}", "\"time\":\"yesterday\"", "invalid-field", "time" },
        { "\"data\":{}", "\"data\":{\"a\":\"\\ud800\"}", "invalid-text", null },
    };

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Theory]
    [InlineData(Single, "{0}")]
    [InlineData(Plain, "{0}")]
    [InlineData(Plain + "; charset=utf-8", "[{0}]")]
    [InlineData(Batch, "[{0}]")]
    public async Task A_good_event_is_accepted_once_it_is_durable_and_applied_when_the_client_waits(string mediaType, string form)
    {
        var body = form.Replace("{0}", TestProduct.Event("e", "login", "acme"), StringComparison.Ordinal);

        var accepted = await PostAsync(mediaType, body);
        await product.DrainAsync();
        var waited = await PostAsync(mediaType, body, ("Prefer", "wait=30"));

        Assert.Equal((202, "accepted"), (accepted.Status, Statuses(accepted)));
        Assert.Equal((200, "duplicate", "wait=30"), (waited.Status, Statuses(waited), waited.Headers["Preference-Applied"]));
        Assert.Equal(["batchId", "accepted", "rejected", "results"], accepted.Fields);
        Assert.Equal((1, 0), ((int)accepted.Json.Number("accepted"), (int)accepted.Json.Number("rejected")));
    }

    [Fact]
    public async Task Waiting_tells_applied_duplicate_and_conflict_apart()
    {
        var first = await PostAsync(Plain, TestProduct.Event("e", "login", "acme", """{"count":1}"""), ("Prefer", "wait=30"));
        var same = await PostAsync(Plain, TestProduct.Event("e", "login", "acme", """{ "count" : 1 }"""), ("Prefer", "wait=30"));
        var other = await PostAsync(Plain, TestProduct.Event("e", "login", "acme", """{"count":2}"""), ("Prefer", "wait=30"));

        Assert.Equal(("applied", "duplicate", "conflict"), (Statuses(first), Statuses(same), Statuses(other)));
        Assert.Equal(1, await EventCountAsync());
    }

    [Fact]
    public async Task An_empty_batch_is_accepted()
    {
        foreach (var answer in new[] { await PostAsync(Batch, "[]"), await PostAsync(Batch, "[]", ("Prefer", "wait=5, handling=strict")) })
        {
            Assert.True(answer.Status is 200 or 202, answer.ToString());
            Assert.Equal(0, answer.Json.At("results").GetArrayLength());
        }
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_bad_event_is_refused_alone_in_a_batch_and_as_a_problem_by_itself(string good, string bad, string reason, string? field)
    {
        var broken = TestProduct.Event("e", "login", "acme").Replace(good, bad, StringComparison.Ordinal);

        var alone = await PostAsync(Single, broken);
        var among = await PostAsync(Batch, $"[{TestProduct.Event("good", "login", "acme")},{broken}]", ("Prefer", "wait=30"));

        Assert.Equal((422, "application/problem+json", reason), (alone.Status, alone.ContentType, alone.Json.Text("code")));
        Assert.Equal((200, "applied rejected"), (among.Status, Statuses(among)));
        var verdict = among.Json.At("results")[1];
        Assert.Equal((reason, field), (verdict.Text("reason"), verdict.TryGetProperty("field", out var named) ? named.GetString() : null));
        Assert.Equal(1, await EventCountAsync());
    }

    [Fact]
    public async Task Strict_handling_takes_all_or_nothing()
    {
        var answer = await PostAsync(
            Batch, $"[{TestProduct.Event("good", "login", "acme")},{TestProduct.Event("bad", "login", "nobody")}]", ("Prefer", "handling=strict, wait=5"));
        await product.DrainAsync();

        Assert.Equal((422, "batch-refused"), (answer.Status, answer.Json.Text("code")));
        Assert.Equal("bad", answer.Json.At("results")[0].Text("id"));
        Assert.Equal(0, await EventCountAsync());
    }

    [Theory]
    [InlineData("text/plain", "{}", 415)]
    [InlineData("application/xml", "{}", 415)]
    [InlineData(null, "{}", 415)]
    [InlineData("nonsense", "{}", 415)]
    [InlineData(Single, "[]", 400)]
    [InlineData(Batch, "{}", 400)]
    [InlineData(Plain, "5", 400)]
    [InlineData(Plain, "", 400)]
    public async Task A_body_of_another_kind_is_refused_as_a_whole(string? mediaType, string body, int status)
    {
        using var content = TestProduct.Bytes(Encoding.UTF8.GetBytes(body), null);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType ?? "");

        var answer = await product.SendAsync(HttpMethod.Post, Events, content);

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.ContentType));
    }

    [Fact]
    public async Task A_thousand_events_are_a_batch_and_one_more_is_too_many()
    {
        var events = Enumerable.Range(0, 1001).Select(number => TestProduct.Event($"e{number}", "login", "acme")).ToList();

        var many = await PostAsync(Batch, $"[{string.Join(',', events)}]");
        var thousand = await PostAsync(Batch, $"[{string.Join(',', events.Take(1000))}]", ("Prefer", "wait=30"));

        Assert.Equal((413, "batch-too-large"), (many.Status, many.Json.Text("code")));
        Assert.Equal((200, 1000), (thousand.Status, await EventCountAsync()));
    }

    [Theory]
    [InlineData(65_536, 200)]
    [InlineData(65_537, 413)]
    public async Task An_event_has_at_most_64_KiB(int bytes, int status)
    {
        var empty = TestProduct.Event("e", "login", "acme", """{"x":""}""");
        var large = empty.Replace("\"x\":\"\"", $"\"x\":\"{new string('x', bytes - empty.Length)}\"", StringComparison.Ordinal);

        var alone = await PostAsync(Single, large, ("Prefer", "wait=30"));
        var among = await PostAsync(Batch, $"[{large},{TestProduct.Event("small", "login", "acme")}]", ("Prefer", "wait=30"));

        Assert.Equal(status, alone.Status);
        Assert.Equal(status == 200 ? "duplicate applied" : "rejected applied", Statuses(among));
    }

    [Theory]
    [InlineData(32, 200)]
    [InlineData(33, 422)]
    public async Task What_is_accepted_nests_no_deeper_than_the_queue_can_carry(int depth, int status)
    {
        var nested = $$"""{"x":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        var answer = await PostAsync(Plain, TestProduct.Event("e", "login", "acme", nested), ("Prefer", "wait=30"));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? 1 : 0, await EventCountAsync());
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

        var answer = await PostAsync(Single, sent, ("Prefer", "wait=30"));

        Assert.Equal((200, "applied"), (answer.Status, Statuses(answer)));
        Assert.Equal(1, await EventCountAsync());
    }

    [Fact]
    public async Task A_use_that_was_counted_0_times_is_taken_and_changes_no_figure()
    {
        var use = TestProduct.Event("e", "feature_used", "acme", """{"feature":"a","count":0}""", TestProduct.LastMonth);

        var answer = await PostAsync(Single, use, ("Prefer", "wait=30"));

        Assert.Equal((200, "applied", 1), (answer.Status, Statuses(answer), await EventCountAsync()));
        var health = (await product.GetAsync("/api/customers/acme/health")).Json;
        Assert.Equal((0m, 0m), (health.Number("currentMonth.features"), health.Number("scores.featureScore")));
    }

    private Task<Answer> PostAsync(string mediaType, string body, params (string Name, string Value)[] headers) =>
        product.SendAsync(HttpMethod.Post, Events, TestProduct.Bytes(Encoding.UTF8.GetBytes(body), mediaType), headers);

    private async Task<int> EventCountAsync() => (int)(await product.GetAsync("/api/platform/customers/acme/health")).Json.Number("events");

    private static string Statuses(Answer answer) => answer.Json.ValueKind == JsonValueKind.Object && answer.Json.TryGetProperty("results", out var results)
        ? string.Join(' ', results.EnumerateArray().Take(5).Select(result => result.Text("status")))
        : answer.Text;
}
