using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthJson;

/// <summary>What may be posted to <c>/api/customers/{id}/events</c>, and what it leaves behind.</summary>
public sealed class EventBodyTests : IAsyncLifetime
{
    private const string Login = """{"eventType":"login","event_data":{"ip":"127.0.0.1"}}""";
    private const string Ticket = """{"status":"open","priority":"high"}""";
    private const string Invoice = """{"amount":100,"dueDate":"2025-09-20","status":"unpaid"}""";

    private TestProduct product = null!;

    /// <summary>A body, and the events it makes.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { $$"""{"event":{{Login}}}""", "login" },
        { """{"event":{"event_type":"login"}}""", "login" },
        { """{"event":{"eventType":"login","event_data":null}}""", "login" },
        { """{"event":{"eventType":"feature_use"}}""", "feature_use" },
        { """{"event":{"eventType":"feature_use","event_data":{"feature_name":null}}}""", "feature_use" },
        { """{"event":{"eventType":"feature_use","eventData":{"feature_name":"reports","usage_count":3}}}""", "feature_use" },
        { """{"event":{"eventType":"api_call","event_data":{"calls_count":7}}}""", "api_call" },
        { $$"""{"ticket":{{Ticket}}}""", "ticket" },
        { """{"ticket":{}}""", "ticket" },
        { $$"""{"invoice":{{Invoice}}}""", "invoice" },
        { $$"""{"event":{{Login}},"ticket":{{Ticket}}}""", "login ticket" },
        { $$"""{"ticket":{{Ticket}},"invoice":{{Invoice}}}""", "invoice ticket" },
        { $$"""{"event":{{Login}},"ticket":{{Ticket}},"invoice":{{Invoice}}}""", "invoice login ticket" },
        { $$"""{"event":{{Login}},"ticket":null,"invoice":null}""", "login" },
        { $$$"""{"options":{"event":{{{Login}}}}}""", "login" },
        { $$$"""{"options":{"event":{"event_type":"api_call"},"ticket":{{{Ticket}}},"invoice":{{{Invoice}}}}}""", "api_call invoice ticket" },
        { $$$"""{"event":{{{Login}}},"options":{"ticket":{{{Ticket}}}}}""", "login ticket" },
    };

    public static TheoryData<string> Nothing =>
        ["{}", """{"options":{}}""", """{"options":null}""", """{"event":null,"ticket":null}""", """{"something":{"eventType":"login"}}"""];

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_is_recorded_and_the_next_read_shows_its_events(string body, string events)
    {
        var answer = await PostAsync(body, ("Prefer", "wait=30"));

        Assert.Equal((200, "Event recorded"), (answer.Status, answer.Only("message")));
        Assert.Equal("wait=30", answer.Headers["Preference-Applied"]);
        Assert.Equal(events, await EventsAsync());
    }

    [Theory, MemberData(nameof(Nothing))]
    public async Task Nothing_given_is_refused_in_the_documented_words(string body)
    {
        var answer = await PostAsync(body);

        Assert.Equal(
            (400, "No data provided. Include at least one of: event, ticket, or invoice."), (answer.Status, answer.Only("error")));
    }

    [Theory]
    [InlineData("""{"event":{"eventType":"logout"}}""", "Unknown event type. Known are login, feature_use, api_call.")]
    [InlineData("""{"event":{"eventType":"feature_used"}}""", "Unknown event type. Known are login, feature_use, api_call.")]
    [InlineData("""{"event":{}}""", "Unknown event type. Known are login, feature_use, api_call.")]
    [InlineData("""{"event":"login"}""", "The field 'event' must be an object.")]
    [InlineData("""{"invoice":{"dueDate":"2025-09-20"}}""", "The field 'amount' is missing.")]
    [InlineData("""{"invoice":{"amount":100}}""", "The field 'due_date' is missing.")]
    [InlineData("""[{"event":{"eventType":"login"}}]""", "The body must be a JSON object.")]
    public async Task A_body_that_makes_no_sense_is_refused_with_the_reason(string body, string reason)
    {
        var answer = await PostAsync(body);

        Assert.Equal((400, reason), (answer.Status, answer.Only("error")));
    }

    [Fact]
    public async Task One_bad_part_refuses_the_whole_post()
    {
        var answer = await PostAsync("""{"event":{"eventType":"login"},"ticket":{"status":"open"},"invoice":{"amount":-1,"dueDate":"2025-09-20"}}""");
        await product.DrainAsync();

        Assert.Equal(400, answer.Status);
        Assert.Equal("", await EventsAsync());
    }

    [Fact]
    public async Task An_idempotency_key_makes_a_repeat_harmless_and_another_key_is_another_event()
    {
        var body = $$"""{"event":{{Login}},"ticket":{{Ticket}}}""";
        foreach (var key in new[] { "first", "first", "\"first\"", "second" })
        {
            Assert.Equal(200, (await PostAsync(body, ("Idempotency-Key", key), ("Prefer", "wait=30"))).Status);
        }

        Assert.Equal("login login ticket ticket", await EventsAsync());
    }

    private Task<Answer> PostAsync(string body, params (string Name, string Value)[] headers) =>
        product.PostAsync("/api/customers/acme/events", body, headers);

    private async Task<string> EventsAsync()
    {
        var health = await product.GetAsync("/api/customers/acme/health");
        var types = health.Json.At("events").EnumerateArray().Select(item => item.Text("eventType"));
        return string.Join(' ', types.Order(StringComparer.Ordinal));
    }
}
