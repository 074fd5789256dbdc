using System.Text.Json;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Surfaces.BadInput;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Alerts;

/// <summary>What the area refuses, and that nothing is taken of it.</summary>
public sealed class AlertRefusalTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>, IAsyncLifetime
{
    private const string New = """{"customer_id":"{customer}","alert_type":"escalation","severity":"low","title":"T","description":"D"}""";
    private const string Bulk = """{"alert_ids":["{id}"],"resolved_by":"Eve"}""";
    private const string Snooze = """{"snooze_days":7,"snoozed_by":"Eve"}""";

    private string acme = null!;
    private string id = null!;

    /// <summary>Method, path, a good body, a field of it and a bad value; null: the field is missing.</summary>
    public static TheoryData<string, string, string, string, string?> Fields
    {
        get
        {
            var data = new TheoryData<string, string, string, string, string?>();
            Add("POST", "/alerts", New, "customer_id", null, "5", "\"\"", "\"nobody\"", "null", "[]");
            Add("POST", "/alerts", New, "alert_type", null, "\"storm\"", "\"ESCALATION\"", "1", "null");
            Add("POST", "/alerts", New, "severity", "\"urgent\"", "3", "null");
            Add("POST", "/alerts", New, "title", null, "\"\"", "\"  \"", "\"a\\nb\"", "5", Long(501));
            Add("POST", "/alerts", New, "description", null, "\"\"", "{}", "\"a\\u0000\"", Long(32_001));
            Add("PUT", "/alerts/{id}", "{}", "alert_type", "\"storm\"", "[]");
            Add("PUT", "/alerts/{id}", "{}", "severity", "\"urgent\"", "true");
            Add("PUT", "/alerts/{id}", "{}", "title", "\"\"", Long(501));
            Add("PUT", "/alerts/{id}", "{}", "description", "\"\"", "5");
            Add("PUT", "/alerts/{id}", "{}", "is_resolved", "\"maybe\"", "2");
            Add("PUT", "/alerts/{id}", "{}", "resolved_by", "5", Long(256));
            Add("PUT", "/alerts/{id}/resolve", """{"resolved_by":"Eve"}""", "resolved_by", null, "\"\"", "null", "5", Long(256));
            Add("PUT", "/alerts/{id}/snooze", Snooze, "snooze_days", null, "0", "91", "1.5", "\"x\"", "null");
            Add("PUT", "/alerts/{id}/snooze", Snooze, "snoozed_by", null, "\"\"", "[]", Long(256));
            Add("POST", "/alerts/bulk-resolve", Bulk, "alert_ids", null, "5", "{}", "[5]", "[\"x\"]", "null");
            Add("POST", "/alerts/bulk-resolve", Bulk, "resolved_by", null, "\"\"", "5");
            return data;

            void Add(string method, string path, string good, string name, params string?[] values)
            {
                foreach (var value in values)
                {
                    data.Add(method, path, good, name, value);
                }
            }
        }
    }

    public async Task InitializeAsync()
    {
        acme = await app.AddCustomerAsync();
        var statement = new AlertStatement(AlertTypes.HealthDrop, AlertSeverity.Medium, "Look", "It fell.");
        id = (await app.Get<AlertDesk>().WriteAsync(TenantId.Main, acme, statement, CancellationToken.None))!.Id.ToString();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, MemberData(nameof(Fields))]
    public async Task A_field_of_the_wrong_shape_is_named_in_a_list(string method, string path, string good, string field, string? value)
    {
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Filled(good))!.Where(member => member.Key != field)
            .Select(member => $"\"{member.Key}\":{member.Value.GetRawText()}");
        var before = await StateAsync();

        var answer = await app.SendAsync("admin", method, Filled(path), $"{{{string.Join(',', value is null ? members : members.Append($"\"{field}\":{value}"))}}}");

        Assert.True(answer.Status == 422, answer.ToString());
        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal(["body", field], error.At("loc").EnumerateArray().Take(2).Select(part => part.GetString()));
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("POST", "/alerts")]
    [InlineData("PUT", "/alerts/{id}")]
    [InlineData("PUT", "/alerts/{id}/resolve")]
    [InlineData("PUT", "/alerts/{id}/snooze")]
    [InlineData("POST", "/alerts/bulk-resolve")]
    public async Task A_body_that_is_no_JSON_object_is_422(string method, string path)
    {
        var before = await StateAsync();
        foreach (var body in BadJson.Whole)
        {
            var answer = await app.SendAsync("admin", method, Filled(path), body);
            Assert.True(answer.Status == 422, $"{body[..Math.Min(40, body.Length)]}: {answer}");
        }

        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("customer_id=nobody", "uuid_parsing")]
    [InlineData("customer_id=%27", "uuid_parsing")]
    [InlineData("alert_type=storm", "enum")]
    [InlineData("severity=5", "enum")]
    [InlineData("is_resolved=maybe", "bool_parsing")]
    [InlineData("sort_order=up", "string_pattern_mismatch")]
    [InlineData("skip=-1", "greater_than_equal")]
    [InlineData("limit=101", "less_than_equal")]
    public async Task A_query_of_the_wrong_shape_is_named(string query, string type)
    {
        var answer = await app.GetAsync("viewer", $"/alerts?{query}");

        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal((422, type, "query", query.Split('=')[0]), (answer.Status, error.Text("type"), error.At("loc")[0].GetString(), error.At("loc")[1].GetString()));
    }

    [Fact]
    public async Task Unknown_things_are_404_and_what_can_be_no_id_is_422()
    {
        foreach (var (method, action, body) in new[] { ("GET", "", null), ("PUT", "", "{}"), ("PUT", "/resolve", """{"resolved_by":"Eve"}"""), ("PUT", "/snooze", Snooze) })
        {
            var unknown = await app.SendAsync("admin", method, $"/alerts/{Guid.NewGuid()}{action}", body);
            var ofACustomer = await app.SendAsync("admin", method, $"/alerts/{acme}{action}", body);
            var nonsense = await app.SendAsync("admin", method, $"/alerts/x{action}", body);
            Assert.All([unknown, ofACustomer], answer => Assert.Equal((404, "Alert not found"), (answer.Status, answer.Only("detail"))));
            Assert.Equal((422, "uuid_parsing", "path", "alert_id"), Fault(nonsense));
        }

        var noCustomer = await app.SendAsync("admin", "POST", "/alerts", New.Replace("{customer}", Guid.NewGuid().ToString(), StringComparison.Ordinal));
        var noAlerts = await app.GetAsync("admin", $"/alerts/customer/{Guid.NewGuid()}");
        Assert.All([noCustomer, noAlerts], answer => Assert.Equal((404, "Customer not found"), (answer.Status, answer.Only("detail"))));
        Assert.Equal((422, "uuid_parsing", "path", "customer_id"), Fault(await app.GetAsync("admin", "/alerts/customer/nobody")));
    }

    [Fact]
    public async Task The_longest_texts_that_are_taken_are_kept()
    {
        var title = string.Concat(Enumerable.Repeat("😀", 500));
        var description = new string('x', 32_000);

        var answer = await app.SendAsync("admin", "PUT", $"/alerts/{id}", $$"""{"title":"{{title}}","description":"{{description}}"}""");
        var emoji = await app.SendAsync("admin", "PUT", $"/alerts/{id}", $$"""{"description":"{{string.Concat(Enumerable.Repeat("😀", 16_000))}}"}""");

        Assert.Equal((200, title, description), (answer.Status, answer.Json.Text("title"), answer.Json.Text("description")));
        Assert.Equal((200, 32_000), (emoji.Status, emoji.Json.Text("description").Length));
    }

    private static (int Status, string Type, string Place, string Field) Fault(Answer answer)
    {
        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        return (answer.Status, error.Text("type"), error.At("loc")[0].GetString()!, error.At("loc")[1].GetString()!);
    }

    private string Filled(string text) => text.Replace("{customer}", acme, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal);

    /// <summary>All that a half-taken request would change.</summary>
    private async Task<string> StateAsync() => (await app.GetAsync("admin", "/alerts")).Text;

    private static string Long(int characters) => $"\"{new string('x', characters)}\"";
}
