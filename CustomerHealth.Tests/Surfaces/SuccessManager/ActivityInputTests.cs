using System.Text.Json;
using CustomerHealth.Tests.Surfaces.BadInput;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>Hostile and mistaken bodies where deployments, interactions and surveys are written: refused with the field's name, and nothing is kept.</summary>
public sealed class ActivityInputTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>, IAsyncLifetime
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["/deployments"] = """
            {"customer_id":"{customer}","product_name":"MonetX","deployment_date":"2024-01-01","version":"1","environment":"cloud","license_type":"x","license_expiry":"2030-01-01"}
            """,
        ["/interactions"] = """{"customer_id":"{customer}","interaction_type":"call","subject":"S","description":"D","performed_by":"P"}""",
        ["/csat"] = """{"customer_id":"{customer}","survey_type":"nps","score":9,"submitted_by_name":"N","submitted_by_email":"n@example.com"}""",
        ["/csat/survey-link"] = """{"customer_id":"{customer}","survey_type":"nps"}""",
    };

    /// <summary>Path, field, and bad values with <c>|</c> between them; <c>-</c>: the field is missing.</summary>
    public static TheoryData<string, string, string> Fields => new()
    {
        { "/deployments", "customer_id", "-|null|5|\"\"|\"x y\"|\"../main\"|\"\\u0000\"" },
        { "/deployments", "product_name", "-|null|\"\"|\"monetx\"|[]" },
        { "/deployments", "deployment_date", "-|null|\"\"|\"2024-13-01\"|20240101|\"1066-01-01\"|\"2024-01-01T00:00:00Z\"" },
        { "/deployments", "version", "-|null|\"\"|\"  \"|1|\"a\\nb\"|{51}" },
        { "/deployments", "environment", "-|null|\"on-premise\"|true" },
        { "/deployments", "license_type", "-|null|\"\"|{101}" },
        { "/deployments", "license_expiry", "-|null|\"never\"|\"2200-01-01\"" },
        { "/deployments", "is_active", "null|\"perhaps\"|[]" },
        { "/interactions", "customer_id", "-|null|\"x/y\"" },
        { "/interactions", "interaction_type", "-|null|\"chat\"|\"Call\"" },
        { "/interactions", "subject", "-|null|\"\"|\" \"|\"a\\tb\"|{501}" },
        { "/interactions", "description", "-|null|\"\"|5|\"\\ud800\"|\"a\\u0000\"" },
        { "/interactions", "sentiment", "null|\"\"|\"angry\"" },
        { "/interactions", "performed_by", "-|null|\"\"|{256}" },
        { "/interactions", "interaction_date", "\"soon\"|0|\"1969-12-31T23:59:59Z\"|\"2200-01-01\"" },
        { "/interactions", "follow_up_required", "null|\"x\"" },
        { "/interactions", "follow_up_date", "\"tomorrow\"|5" },
        { "/csat", "survey_type", "-|null|\"csat\"" },
        { "/csat", "score", "-|null|-1|11|4.5|\"many\"|true" },
        { "/csat", "feedback_text", "5|\"\\udc00\"" },
        { "/csat", "submitted_by_name", "-|null|\"\"|{256}" },
        { "/csat", "submitted_by_email", "-|null|\"nobody\"" },
        { "/csat", "ticket_reference", "5|{101}" },
        { "/csat", "linked_ticket_id", "\"TKT-1\"|5" },
        { "/csat", "product_deployment_id", "\"x\"|5" },
        { "/csat/survey-link", "customer_id", "-|null" },
        { "/csat/survey-link", "survey_type", "-|null|\"x\"" },
        { "/csat/survey-link", "ticket_reference", "{101}" },
        { "/csat/survey-link", "expires_in_days", "null|0|31|\"x\"" },
    };

    private string customer = null!;

    public async Task InitializeAsync() => customer = await app.AddCustomerAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, MemberData(nameof(Fields))]
    public async Task A_field_of_the_wrong_shape_is_named_in_a_list(string path, string field, string values)
    {
        var good = Good[path].Replace("{customer}", customer, StringComparison.Ordinal);
        var others = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(good)!
            .Where(member => member.Key != field).Select(member => $"\"{member.Key}\":{member.Value.GetRawText()}").ToList();

        foreach (var value in values.Split('|'))
        {
            var sent = value[0] == '{' ? $"\"{new string('x', int.Parse(value[1..^1]))}\"" : value;
            var answer = await SendAsync(path, $"{{{string.Join(',', value == "-" ? others : others.Append($"\"{field}\":{sent}"))}}}");

            Assert.True(answer.Status == 422, $"{value}: {answer}");
            var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
            Assert.Equal(["body", field], error.At("loc").EnumerateArray().Select(part => part.GetString()));
        }

        await AssertNothingKeptAsync();
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_object_is_422_and_one_that_is_too_large_413()
    {
        foreach (var path in Good.Keys)
        {
            foreach (var body in BadJson.Whole)
            {
                Assert.Equal((path, 422), (path, (await SendAsync(path, body)).Status));
            }

            Assert.Equal(413, (await SendAsync(path, Good[path].Insert(1, $"\"x\":\"{new string('x', 65_536)}\","))).Status);
        }

        await AssertNothingKeptAsync();
    }

    [Fact]
    public async Task Good_bodies_are_good()
    {
        foreach (var (path, body) in Good)
        {
            var answer = await SendAsync(path, body.Replace("{customer}", customer, StringComparison.Ordinal));
            Assert.True(answer.Status is 200 or 201, $"{path}: {answer}");
        }
    }

    private Task<Answer> SendAsync(string path, string body) => app.SendAsync("admin", "POST", path, body);

    private async Task AssertNothingKeptAsync()
    {
        foreach (var list in new[] { "/deployments", "/interactions", "/csat" })
        {
            Assert.Equal(0, (await app.GetAsync("viewer", $"{list}?customer_id={customer}")).Json.Number("total"));
        }
    }
}
