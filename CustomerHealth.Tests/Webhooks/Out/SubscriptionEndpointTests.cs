using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>Receivers over HTTP, where everything is protected.</summary>
public sealed class SubscriptionEndpointTests : IAsyncLifetime
{
    private const string Path = "/api/webhooks";
    private const string Good = """{"url":"https://receiver.example/hooks","events":["customer.created"],"description":"The CRM"}""";

    private readonly AccountsApp app = new();
    private HttpClient admin = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        admin = app.Operator();
    }

    public async Task DisposeAsync()
    {
        admin.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_receiver_is_added_with_a_secret_that_no_other_answer_has()
    {
        var added = await SendAsync(HttpMethod.Post, Path, Good);
        var id = added.Json.Text("id");

        Assert.Equal(201, added.Status);
        Assert.Equal("no-store", added.Headers["Cache-Control"]);
        Assert.Equal(32, Convert.FromBase64String(added.Json.Text("secret")["whsec_".Length..]).Length);
        Assert.Equal(("https://receiver.example/hooks", "[\"customer.created\"]", "The CRM"), (
            added.Json.Text("url"), added.Json.At("events").GetRawText(), added.Json.Text("description")));
        Assert.True(added.Json.At("active").GetBoolean());

        var one = await SendAsync(HttpMethod.Get, $"{Path}/{id}");
        var list = await SendAsync(HttpMethod.Get, Path);
        Assert.Equal((200, 200, id), (one.Status, list.Status, list.Json[0].Text("id")));
        Assert.Equal(added.Headers["ETag"], one.Headers["ETag"]);
        Assert.DoesNotContain("whsec_", one.Text + list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", one.Text + list.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_sent_of_a_receiver_changes_and_the_rest_stays()
    {
        var added = await SendAsync(HttpMethod.Post, Path, Good);
        var one = $"{Path}/{added.Json.Text("id")}";

        var changed = await SendAsync(HttpMethod.Patch, one, """{"events":["alert.raised","customer.created","alert.raised"],"active":false}""", ("If-Match", added.Headers["ETag"]));
        var stale = await SendAsync(HttpMethod.Patch, one, """{"active":true}""", ("If-Match", added.Headers["ETag"]));
        var any = await SendAsync(HttpMethod.Patch, one, """{"url":"https://other.example/","events":["*","alert.raised"],"description":"","active":true}""");

        Assert.Equal((200, 412, 200), (changed.Status, stale.Status, any.Status));
        Assert.Equal(("[\"customer.created\",\"alert.raised\"]", "https://receiver.example/hooks", "The CRM"), (
            changed.Json.At("events").GetRawText(), changed.Json.Text("url"), changed.Json.Text("description")));
        Assert.False(changed.Json.At("active").GetBoolean());
        Assert.Equal("[\"*\"]", any.Json.At("events").GetRawText());
        Assert.Equal(JsonValueKind.Null, any.Json.At("description").ValueKind);
    }

    [Fact]
    public async Task A_second_rotation_waits_until_the_old_secret_has_ended()
    {
        var added = await SendAsync(HttpMethod.Post, Path, Good);
        var rotate = $"{Path}/{added.Json.Text("id")}/rotate";

        var first = await SendAsync(HttpMethod.Post, rotate, "{}");
        var second = await SendAsync(HttpMethod.Post, rotate, "{}");
        app.Clock.Advance(TimeSpan.FromHours(25));
        var third = await SendAsync(HttpMethod.Post, rotate, "{}");

        Assert.Equal((200, 409, 200), (first.Status, second.Status, third.Status));
        Assert.Equal(3, new[] { added, first, third }.Select(answer => answer.Json.Text("secret")).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_was_removed_is_unknown_everywhere()
    {
        var added = await SendAsync(HttpMethod.Post, Path, Good);
        var one = $"{Path}/{added.Json.Text("id")}";
        Assert.Equal(204, (await SendAsync(HttpMethod.Delete, one)).Status);

        foreach (var id in new[] { one, $"{Path}/{Guid.NewGuid()}", $"{Path}/x", $"{Path}/{Guid.NewGuid():N}" })
        {
            Assert.Equal(404, (await SendAsync(HttpMethod.Get, id)).Status);
            Assert.Equal(404, (await SendAsync(HttpMethod.Patch, id, "{}")).Status);
            Assert.Equal(404, (await SendAsync(HttpMethod.Delete, id)).Status);
            Assert.Equal(404, (await SendAsync(HttpMethod.Post, $"{id}/rotate", "{}")).Status);
            Assert.Equal(404, (await SendAsync(HttpMethod.Post, $"{id}/test", "{}")).Status);
            Assert.Equal(404, (await SendAsync(HttpMethod.Post, $"{id}/replay", "{}")).Status);
            Assert.Equal(404, (await SendAsync(HttpMethod.Get, $"{id}/deliveries")).Status);
            Assert.Equal(404, (await SendAsync(HttpMethod.Get, $"{id}/deliveries/msg_x")).Status);
            Assert.Equal(404, (await SendAsync(HttpMethod.Post, $"{id}/deliveries/msg_x/replay", "{}")).Status);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"url":"https://receiver.example/"}""")]
    [InlineData("""{"events":["*"]}""")]
    [InlineData("""{"url":null,"events":["*"]}""")]
    [InlineData("""{"url":7,"events":["*"]}""")]
    [InlineData("""{"url":"http://receiver.example/","events":["*"]}""")]
    [InlineData("""{"url":"https://127.0.0.1/","events":["*"]}""")]
    [InlineData("""{"url":"https://localhost:5000/","events":["*"]}""")]
    [InlineData("""{"url":"https://a:b@receiver.example/","events":["*"]}""")]
    [InlineData("""{"url":"\ud800","events":["*"]}""")]
    [InlineData("""{"url":"https://receiver.example/","events":[]}""")]
    [InlineData("""{"url":"https://receiver.example/","events":"*"}""")]
    [InlineData("""{"url":"https://receiver.example/","events":[null]}""")]
    [InlineData("""{"url":"https://receiver.example/","events":["customer.danced"]}""")]
    [InlineData("""{"url":"https://receiver.example/","events":["webhook.test"]}""")]
    [InlineData("""{"url":"https://receiver.example/","events":["*"],"description":"a\nb"}""")]
    [InlineData("""{"url":"https://receiver.example/","events":["*"],"active":"yes"}""")]
    [InlineData("""{"url":"https://receiver.example/","events":["*"],"secret":"whsec_AAAA"}""")]
    [InlineData("""{"url":"https://receiver.example/","events":["*"],"id":"x"}""")]
    public async Task A_receiver_that_cannot_be_is_refused(string body)
    {
        var answer = await SendAsync(HttpMethod.Post, Path, body);

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Equal("[]", (await SendAsync(HttpMethod.Get, Path)).Text);
    }

    [Theory]
    [InlineData("deliveries?limit=0")]
    [InlineData("deliveries?limit=201")]
    [InlineData("deliveries?limit=x")]
    [InlineData("deliveries?status=gone")]
    [InlineData("deliveries?type=customer.danced")]
    [InlineData("deliveries?from=yesterday")]
    [InlineData("deliveries?to=yesterday")]
    [InlineData("deliveries?before=1")]
    public async Task A_question_about_deliveries_that_makes_no_sense_is_refused(string question)
    {
        var added = await SendAsync(HttpMethod.Post, Path, Good);

        Assert.Equal(400, (await SendAsync(HttpMethod.Get, $"{Path}/{added.Json.Text("id")}/{question}")).Status);
    }

    [Theory]
    [InlineData("""{"from":"yesterday"}""")]
    [InlineData("""{"status":"gone"}""")]
    [InlineData("""{"type":"*"}""")]
    [InlineData("""{"before":"1"}""")]
    [InlineData("""{"limit":5}""")]
    [InlineData("[]")]
    public async Task A_range_that_makes_no_sense_is_refused(string range)
    {
        var added = await SendAsync(HttpMethod.Post, Path, Good);

        Assert.Equal(400, (await SendAsync(HttpMethod.Post, $"{Path}/{added.Json.Text("id")}/replay", range)).Status);
    }

    [Fact]
    public async Task There_are_at_most_fifty_and_a_description_has_at_most_two_hundred_characters()
    {
        for (var number = 0; number < 50; number++)
        {
            Assert.Equal(201, (await SendAsync(HttpMethod.Post, Path, Good)).Status);
        }

        Assert.Equal((409, "too-many-webhooks"), ((await SendAsync(HttpMethod.Post, Path, Good)) is var refused ? (refused.Status, refused.Json.Text("code")) : default));
        Assert.Equal(400, (await SendAsync(HttpMethod.Patch, $"{Path}/{Guid.NewGuid()}", $$"""{"description":"{{new string('x', 201)}}"}""")).Status);
    }

    [Fact]
    public async Task A_secret_is_in_no_row_and_in_no_line_of_the_log()
    {
        await using var store = await TestStorage.OpenAsync();
        var watched = new AccountsApp { Storage = LocalStorage.Given(LocalStores.Of(store)) };
        await watched.InitializeAsync();
        using var client = watched.Operator();
        using var answer = await client.PostAsync(Path, new StringContent(Good, Encoding.UTF8, "application/json"));
        var added = await answer.Content.ReadFromJsonAsync<JsonElement>();
        await client.PostAsJsonAsync($"{Path}/{added.GetProperty("id").GetString()}/test", new { });
        await watched.App.DrainAsync(TimeSpan.FromSeconds(60));
        await watched.DisposeAsync();

        var secret = added.GetProperty("secret").GetString()!["whsec_".Length..];
        var rows = await store.ReadAllAsync(new TableQuery(TableNames.WebhookSubscriptions, "main"), CancellationToken.None).ToListAsync();
        Assert.DoesNotContain(secret, Assert.Single(rows).Text() + watched.Log, StringComparison.Ordinal);
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : TestProduct.Json(body);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await admin.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
