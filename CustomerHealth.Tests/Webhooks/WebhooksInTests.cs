using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CustomerHealth.Service.Webhooks;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.ApiDocuments;
using Xunit;
using static System.Net.HttpStatusCode;

namespace CustomerHealth.Tests.Webhooks;

/// <summary>Signed webhooks in, over HTTP.</summary>
public sealed class WebhooksInTests : IAsyncLifetime
{
    private const string Ticket = """{"type": "ticket", "customer": "acme", "data": {"ticket_id": "T1", "status": "open", "priority": "high"}}""";

    private readonly AccountsApp app = new();
    private string secret = null!;
    private HttpClient sender = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        await app.AddCustomerAsync("acme");
        sender = app.App.CreateCheckedClient();
        secret = await SecretAsync(HttpMethod.Post, "/api/platform/webhook-sources", new { name = "helpdesk" });
    }

    public async Task DisposeAsync()
    {
        sender.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_post_changes_the_score_within_two_seconds()
    {
        var (score, page) = (await ScoreAsync(), await PageAsync());
        var watch = Stopwatch.StartNew();

        var answer = await SendAsync(Ticket);
        while (await ScoreAsync() == score && watch.Elapsed < TimeSpan.FromSeconds(10))
        {
        }

        Assert.Equal(Accepted, answer.StatusCode);
        Assert.NotEqual(score, await ScoreAsync());
        Assert.NotEqual(page, await PageAsync());
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2);
    }

    [Fact]
    public async Task A_batch_of_both_shapes_is_answered_like_the_platform_s_events()
    {
        var answer = await SendAsync(
            """
            [{"type":"login","customer":"acme"},
             {"specversion":"1.0","id":"7","source":"crm","type":"login","subject":"acme"},
             {"type":"login","customer":"nobody"},
             {"type":"login","customer":"acme","extra":1},
             {"type":"dance","customer":"acme"}, 7]
            """,
            wait: true);
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(OK, answer.StatusCode);
        Assert.Equal(
            ["applied", "applied", "rejected", "rejected", "rejected", "rejected"],
            receipt.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetString()));
        Assert.Equal("evt.0", receipt.GetProperty("results")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_same_id_and_timestamp_again_is_a_replay_and_a_new_timestamp_a_redelivery()
    {
        var now = Now();

        Assert.Equal(OK, (await SendAsync(Ticket, timestamp: now, wait: true)).StatusCode);
        Assert.Equal(Conflict, (await SendAsync(Ticket, timestamp: now)).StatusCode);
        var again = await SendAsync(Ticket, timestamp: now + 1, wait: true);

        Assert.Equal(OK, again.StatusCode);
        Assert.Equal("duplicate", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Of_copies_that_race_one_is_taken()
    {
        var now = Now();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync(Ticket, timestamp: now)));

        Assert.Single(answers, answer => answer.StatusCode == Accepted);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == Conflict));
    }

    [Fact]
    public async Task What_is_old_ahead_altered_or_signed_by_another_is_401()
    {
        var now = Now();
        var signature = StandardWebhooks.Sign(secret, "evt", now, Encoding.UTF8.GetBytes(Ticket));

        Assert.Equal(Unauthorized, (await SendAsync(Ticket, timestamp: now - 310)).StatusCode);
        Assert.Equal(Unauthorized, (await SendAsync(Ticket, timestamp: now + 310)).StatusCode);
        Assert.Equal(Unauthorized, (await SendAsync(JsonSerializer.Serialize(JsonDocument.Parse(Ticket)), timestamp: now, signature: signature)).StatusCode);
        Assert.Equal(Unauthorized, (await SendAsync(Ticket, timestamp: now + 1, signature: signature)).StatusCode);
        Assert.Equal(Unauthorized, (await SendAsync(Ticket, id: "other", timestamp: now, signature: signature)).StatusCode);
        Assert.Equal(Unauthorized, (await SendAsync(Ticket, with: StandardWebhooks.NewSecret())).StatusCode);
        Assert.Equal(Unauthorized, (await SendAsync(Ticket, source: "unknown")).StatusCode);
        Assert.Equal(Unauthorized, (await SendAsync(Ticket, source: "HELPDESK")).StatusCode);
        Assert.Equal(Accepted, (await SendAsync(Ticket, timestamp: now, signature: signature)).StatusCode);
    }

    [Theory]
    [InlineData(null, "1614265330", "v1,x")]
    [InlineData("evt", null, "v1,x")]
    [InlineData("evt", "1614265330", null)]
    [InlineData("evt", "soon", "v1,x")]
    [InlineData("evt", "-5", "v1,x")]
    [InlineData("a b", "1614265330", "v1,x")]
    public async Task Missing_and_unreadable_headers_are_400(string? id, string? timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/in/helpdesk") { Content = new StringContent(Ticket) };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", signature);

        Assert.Equal(BadRequest, (await sender.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("", BadRequest)]
    [InlineData("{", BadRequest)]
    [InlineData("7", BadRequest)]
    [InlineData("""{"type":"login"}""", UnprocessableEntity)]
    [InlineData("""{"type":"login","customer":"nobody"}""", UnprocessableEntity)]
    public async Task A_signed_body_that_says_nothing_is_refused_and_may_be_sent_again(string body, HttpStatusCode expected)
    {
        var now = Now();

        Assert.Equal(expected, (await SendAsync(body, timestamp: now)).StatusCode);
        Assert.Equal(expected, (await SendAsync(body, timestamp: now)).StatusCode);
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_count_for_a_day_and_then_the_new_one()
    {
        var old = secret;
        var fresh = await SecretAsync(HttpMethod.Post, "/api/platform/webhook-sources/helpdesk/rotate", new { });

        Assert.Equal(Accepted, (await SendAsync(Ticket, id: "1", with: old)).StatusCode);
        Assert.Equal(Accepted, (await SendAsync(Ticket, id: "2", with: fresh)).StatusCode);
        app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(Unauthorized, (await SendAsync(Ticket, id: "3", with: old)).StatusCode);
        Assert.Equal(Accepted, (await SendAsync(Ticket, id: "4", with: fresh)).StatusCode);
    }

    [Fact]
    public async Task A_source_that_was_removed_is_unknown_and_its_secret_is_never_listed()
    {
        using var admin = app.Operator();
        var list = await admin.GetStringAsync("/api/platform/webhook-sources");

        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsJsonAsync("/api/platform/webhook-sources", new { name = "helpdesk" })).StatusCode);
        Assert.Equal(BadRequest, (await admin.PostAsJsonAsync("/api/platform/webhook-sources", new { name = "Help Desk" })).StatusCode);
        Assert.Equal(NoContent, (await admin.DeleteAsync("/api/platform/webhook-sources/helpdesk")).StatusCode);
        Assert.Equal(NotFound, (await admin.DeleteAsync("/api/platform/webhook-sources/helpdesk")).StatusCode);
        Assert.Equal(Unauthorized, (await SendAsync(Ticket)).StatusCode);
        Assert.Contains("helpdesk", list, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", list, StringComparison.Ordinal);
    }

    private long Now() => app.Clock.GetUtcNow().ToUnixTimeSeconds();

    private async Task<HttpResponseMessage> SendAsync(
        string body,
        string id = "evt",
        long? timestamp = null,
        string? signature = null,
        string? with = null,
        string source = "helpdesk",
        bool wait = false)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var seconds = timestamp ?? Now();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/webhooks/in/{source}") { Content = new ByteArrayContent(bytes) };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", signature ?? StandardWebhooks.Sign(with ?? secret, id, seconds, bytes));
        if (wait)
        {
            request.Headers.TryAddWithoutValidation("Prefer", "wait=20");
        }

        return await sender.SendAsync(request);
    }

    private async Task<string> SecretAsync(HttpMethod method, string path, object body)
    {
        using var admin = app.Operator();
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
    }

    private async Task<decimal> ScoreAsync()
    {
        using var admin = app.Operator();
        var health = await admin.GetFromJsonAsync<JsonElement>("/health-json/api/customers/acme/health");
        return health.GetProperty("score").GetDecimal();
    }

    /// <summary>What the page of the customer says of its score.</summary>
    private async Task<string> PageAsync()
    {
        using var admin = app.Operator();
        var page = await admin.GetStringAsync("/health-html/api/customers/acme/health");
        return page[page.IndexOf("Overall Health Score", StringComparison.Ordinal)..][..400];
    }
}
