using System.Text;
using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Interactions;

/// <summary>Interactions one by one: what is logged, changed and taken back.</summary>
public sealed class InteractionTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string acme = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        acme = await app.AddCustomerAsync("Acme");
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_interaction_is_logged_read_changed_and_taken_back()
    {
        var before = app.Clock.GetUtcNow();
        var logged = await LogAsync();
        var path = $"/interactions/{logged.Json.Text("id")}";
        var changed = await app.SendAsync("csm", "PUT", path, """{"subject":" Second call ","interaction_date":"2025-06-01T12:00:00+02:00","performed_by":null}""");
        var read = await app.GetAsync("viewer", path);
        var deleted = await app.SendAsync("manager", "DELETE", path);

        Assert.Equal((201, "Acme", "call", "neutral"), (logged.Status, logged.Json.Text("customer_name"), logged.Json.Text("interaction_type"), logged.Json.Text("sentiment")));
        Assert.InRange(logged.Json.At("interaction_date").GetDateTimeOffset(), before, app.Clock.GetUtcNow());
        Assert.Equal(
            (200, "Second call", "2025-06-01T10:00:00Z", "Max"),
            (changed.Status, changed.Json.Text("subject"), changed.Json.Text("interaction_date"), changed.Json.Text("performed_by")));
        Assert.Equal(changed.Text, read.Text);
        Assert.Equal((200, "Interaction deleted successfully"), (deleted.Status, deleted.Only("message")));
        Assert.Equal((404, "Interaction not found"), ((await app.GetAsync("viewer", path)).Status, (await app.SendAsync("manager", "DELETE", path)).Only("detail")));
        Assert.Equal(0, (await app.GetAsync("viewer", "/interactions")).Json.Number("total"));
    }

    [Fact]
    public async Task An_interaction_counts_for_the_customer_s_score_until_it_is_taken_back()
    {
        var logged = await LogAsync("\"interaction_type\":\"meeting\"");
        Assert.Equal(15, await EngagementAsync());

        await app.SendAsync("viewer", "PUT", $"/interactions/{logged.Json.Text("id")}", $$"""{"interaction_date":"{{app.Day(-91)}}"}""");
        Assert.Equal(0, await EngagementAsync());

        var other = await LogAsync();
        Assert.Equal(10, await EngagementAsync());
        await app.SendAsync("manager", "DELETE", $"/interactions/{other.Json.Text("id")}");
        Assert.Equal(0, await EngagementAsync());
    }

    [Theory]
    [InlineData("", "They are happy and love it", "positive")]
    [InlineData("\"sentiment\":\"neutral\"", "An outage, and everybody is frustrated", "negative")]
    [InlineData("\"sentiment\":\"neutral\"", "We spoke", "neutral")]
    [InlineData("\"sentiment\":\"negative\"", "They are happy and love it", "negative")]
    [InlineData("\"sentiment\":\"positive\"", "An outage, and everybody is frustrated", "positive")]
    public async Task A_sentiment_that_nobody_chose_is_decided_from_the_description(string sent, string description, string sentiment)
    {
        var logged = await LogAsync(sent, $"\"description\":\"{description}\"");

        Assert.Equal((201, sentiment), (logged.Status, logged.Json.Text("sentiment")));
    }

    [Theory]
    [InlineData("""{"description":"Now they are unhappy"}""", "negative")]
    [InlineData("""{"description":"Now they are unhappy","sentiment":null}""", "negative")]
    [InlineData("""{"description":"Now they are unhappy","sentiment":"neutral"}""", "neutral")]
    [InlineData("""{"description":"They are happy"}""", "negative")]
    [InlineData("""{"subject":"unhappy"}""", "negative")]
    public async Task A_change_decides_it_anew_only_where_the_description_becomes_another(string change, string sentiment)
    {
        var logged = await LogAsync("\"sentiment\":\"negative\"", "\"description\":\"They are happy\"");

        var changed = await app.SendAsync("viewer", "PUT", $"/interactions/{logged.Json.Text("id")}", change);

        Assert.Equal((200, sentiment), (changed.Status, changed.Json.Text("sentiment")));
    }

    [Fact]
    public async Task A_follow_up_is_set_put_off_and_left_without_a_day()
    {
        var path = $"/interactions/{(await LogAsync("\"follow_up_required\":true", $"\"follow_up_date\":\"{app.Day(3)}\"")).Json.Text("id")}";

        Assert.Equal(app.Day(3), (await ChangeAsync("""{"subject":"X"}""")).Text("follow_up_date"));
        Assert.Equal(app.Day(9), (await ChangeAsync($$"""{"follow_up_date":"{{app.Day(9)}}"}""")).Text("follow_up_date"));
        Assert.Equal(JsonValueKind.Null, (await ChangeAsync("""{"follow_up_date":null}""")).At("follow_up_date").ValueKind);
        Assert.False((await ChangeAsync("""{"follow_up_required":false}""")).At("follow_up_required").GetBoolean());

        async Task<JsonElement> ChangeAsync(string change) => (await app.SendAsync("viewer", "PUT", path, change)).Json;
    }

    [Theory]
    [InlineData("{id}", "A viewer")]
    [InlineData("{ID}", "A viewer")]
    [InlineData("Viewer@Example.com", "A viewer")]
    [InlineData("The night shift", "The night shift")]
    public async Task Who_it_was_is_shown_by_name_where_they_have_an_account(string performer, string name)
    {
        var sent = performer.Replace("{id}", app.IdOf("viewer"), StringComparison.Ordinal)
            .Replace("{ID}", app.IdOf("viewer").ToUpperInvariant(), StringComparison.Ordinal);

        var logged = await LogAsync($"\"performed_by\":\"{sent}\"");

        Assert.Equal((sent, name), (logged.Json.Text("performed_by"), logged.Json.Text("performed_by_name")));
        Assert.Equal(name, (await app.GetAsync("viewer", "/interactions")).Listed("interactions", "performed_by_name"));
    }

    [Fact]
    public async Task Two_changes_of_different_fields_at_once_both_survive()
    {
        var path = $"/interactions/{(await LogAsync()).Json.Text("id")}";

        var answers = await Task.WhenAll(
            app.SendAsync("viewer", "PUT", path, """{"subject":"Mine"}"""),
            app.SendAsync("csm", "PUT", path, """{"description":"Theirs"}"""),
            app.SendAsync("admin", "PUT", path, """{"follow_up_required":true}"""));

        var after = (await app.GetAsync("viewer", path)).Json;
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(("Mine", "Theirs", true), (after.Text("subject"), after.Text("description"), after.At("follow_up_required").GetBoolean()));
    }

    [Fact]
    public async Task Text_may_be_as_long_as_a_body_and_what_does_not_fit_with_the_rest_is_413()
    {
        var most = string.Concat(Enumerable.Repeat("😀", 500));
        var description = new string('x', 62_000);
        var logged = await LogAsync($"\"subject\":\"{most}\"");
        var path = $"/interactions/{logged.Json.Text("id")}";

        Assert.Equal((201, most), (logged.Status, logged.Json.Text("subject")));
        var tooMuch = await app.SendAsync("viewer", "PUT", path, $$"""{"description":"{{new string('x', 64_000)}}"}""");
        Assert.Equal((413, "It takes more than the 65536 bytes that there are for one."), (tooMuch.Status, tooMuch.Only("detail")));
        Assert.Equal(200, (await app.SendAsync("viewer", "PUT", path, $$"""{"description":"{{description}}"}""")).Status);
        Assert.Equal(description, (await app.GetAsync("viewer", path)).Json.Text("description"));
        Assert.Equal(413, (await app.SendAsync("viewer", "PUT", path, $$"""{"description":"{{new string('x', 65_536)}}"}""")).Status);
    }

    [Fact]
    public async Task What_other_senders_call_by_other_words_is_counted_and_not_shown_and_what_they_left_out_is_filled()
    {
        await app.HappensAsync(acme, "interaction", new { kind = "webinar", interaction_id = "W" });
        await app.HappensAsync(acme, "interaction", new { kind = "call", interaction_id = "C" }, app.Clock.GetUtcNow().AddDays(-1));

        var list = await app.GetAsync("viewer", $"/interactions/customer/{acme}");
        var summary = (await app.GetAsync("viewer", "/interactions/summary")).Json;

        var shown = Assert.Single(list.Json.At("interactions").EnumerateArray());
        Assert.Equal(("call", "call", "", "elsewhere"), (shown.Text("interaction_type"), shown.Text("subject"), shown.Text("description"), shown.Text("performed_by")));
        Assert.Equal((2, 1), ((int)summary.Number("total_interactions"), (int)summary.Number("by_type.webinar")));
        var changed = await app.SendAsync("viewer", "PUT", $"/interactions/{shown.Text("id")}", """{"subject":"Known"}""");
        Assert.Equal((200, shown.Text("interaction_date")), (changed.Status, changed.Json.Text("interaction_date")));
    }

    [Fact]
    public async Task Unknown_things_are_404_and_what_can_be_no_id_is_422()
    {
        var unknown = await LogAsync($"\"customer_id\":\"{Guid.NewGuid()}\"");
        Assert.Equal((404, "Customer not found"), (unknown.Status, unknown.Only("detail")));
        Assert.Equal((422, "body", "customer_id"), Fault(await LogAsync("\"customer_id\":\"nobody\"")));
        Assert.Equal(404, (await app.GetAsync("viewer", $"/interactions/customer/{Guid.NewGuid()}")).Status);
        Assert.Equal((422, "path", "customer_id"), Fault(await app.GetAsync("viewer", "/interactions/customer/nobody")));

        foreach (var (method, body) in new[] { ("GET", null), ("PUT", "{}"), ("DELETE", null) })
        {
            var foreign = await app.SendAsync("admin", method, $"/interactions/{Guid.NewGuid()}", body);
            Assert.Equal((404, "Interaction not found"), (foreign.Status, foreign.Only("detail")));
            Assert.Equal((422, "path", "interaction_id"), Fault(await app.SendAsync("admin", method, "/interactions/x", body)));
        }
    }

    /// <param name="fields">Members that replace or add to the usual ones; empty ones count for nothing.</param>
    private Task<Answer> LogAsync(params string[] fields)
    {
        var members = new Dictionary<string, string>
        {
            ["customer_id"] = $"\"{acme}\"", ["interaction_type"] = "\"call\"", ["subject"] = "\"First call\"", ["description"] = "\"We spoke\"", ["performed_by"] = "\"Max\"",
        };
        foreach (var field in JsonSerializer.Deserialize<JsonElement>($"{{{string.Join(',', fields.Where(field => field.Length > 0))}}}").EnumerateObject())
        {
            members[field.Name] = field.Value.GetRawText();
        }

        var body = new StringBuilder().AppendJoin(',', members.Select(member => $"\"{member.Key}\":{member.Value}"));
        return app.SendAsync("viewer", "POST", "/interactions/", $"{{{body}}}");
    }

    private async Task<int> EngagementAsync() =>
        (int)(await app.Product.SendAsync(HttpMethod.Get, $"/api/platform/customers/{acme}/health", null, ("X-Api-Key", TestProduct.AdminKey)))
            .Json.At("scores").EnumerateArray().Single(score => score.Text("scorecard") == "success")
            .At("measures").EnumerateArray().Single(measure => measure.Text("measure") == "engagement").Number("value");

    private static (int Status, string Place, string Field) Fault(Answer answer)
    {
        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        return (answer.Status, error.At("loc")[0].GetString()!, error.At("loc")[1].GetString()!);
    }
}
