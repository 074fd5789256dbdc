using Xunit;

namespace CustomerHealth.Tests.Surfaces.Platform;

/// <summary>Events that are refused, each with its reason, and what a refusal does to its neighbours.</summary>
public sealed class EventRefusalTests : IAsyncLifetime
{
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

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_bad_event_is_refused_alone_in_a_batch_and_as_a_problem_by_itself(string good, string bad, string reason, string? field)
    {
        var broken = TestProduct.Event("e", "login", "acme").Replace(good, bad, StringComparison.Ordinal);

        var alone = await product.PostEventsAsync(PlatformEvents.Single, broken);
        var among = await product.PostEventsAsync(PlatformEvents.Batch, $"[{TestProduct.Event("good", "login", "acme")},{broken}]", ("Prefer", "wait=30"));

        Assert.Equal((422, "application/problem+json", reason), (alone.Status, alone.ContentType, alone.Json.Text("code")));
        Assert.Equal((200, "applied rejected"), (among.Status, among.Statuses()));
        var verdict = among.Json.At("results")[1];
        Assert.Equal((reason, field), (verdict.Text("reason"), verdict.TryGetProperty("field", out var named) ? named.GetString() : null));
        Assert.Equal(1, await product.EventCountAsync());
    }
}
