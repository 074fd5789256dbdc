using System.Text.Json.Nodes;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Reports;

/// <summary>Hostile and mistaken reports: refused with the field, and nothing of them is kept.</summary>
public sealed class ReportInputTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    private const string Good = """
        {"report_name":"Weekly","report_type":"health_summary","frequency":"weekly","recipients":["a@example.com"],"next_scheduled_at":"2151-01-06T06:00:00Z"}
        """;

    [Theory]
    [InlineData("report_name", "\"\"", "report_name")]
    [InlineData("report_name", "\"a\\r\\nBcc: x@example.com\"", "report_name")]
    [InlineData("report_name", "5", "report_name")]
    [InlineData("report_type", "\"everything\"", "report_type")]
    [InlineData("report_type", "null", "report_type")]
    [InlineData("frequency", "\"yearly\"", "frequency")]
    [InlineData("recipients", "\"a@example.com\"", "recipients")]
    [InlineData("recipients", "[\"a@example.com\",\"nobody\"]", "recipients 1")]
    [InlineData("recipients", "[\"a@example.com\\nBcc: x@example.com\"]", "recipients 0")]
    [InlineData("recipients", "[null]", "recipients 0")]
    [InlineData("recipients", "[\"a,b@example.com\"]", "recipients 0")]
    [InlineData("recipients", "[\"a<b>@example.com\"]", "recipients 0")]
    [InlineData("recipients", "[\"x;y@example.com\"]", "recipients 0")]
    [InlineData("recipients", "[\"(c)a@example.com\"]", "recipients 0")]
    [InlineData("recipients", "[\"a@b_c..d\"]", "recipients 0")]
    [InlineData("next_scheduled_at", "\"tomorrow\"", "next_scheduled_at")]
    [InlineData("next_scheduled_at", "null", "next_scheduled_at")]
    [InlineData("is_active", "\"perhaps\"", "is_active")]
    [InlineData("filters", "[]", "filters")]
    [InlineData("filters", "{\"industri\":\"Telecom\"}", "filters industri")]
    [InlineData("filters", "{\"status\":\"gone\"}", "filters status")]
    [InlineData("filters", "{\"min_health_score\":101}", "filters min_health_score")]
    [InlineData("filters", "{\"start_date\":\"2026-02-30\"}", "filters start_date")]
    [InlineData("filters", "{\"customer_ids\":[\"a b\"]}", "filters customer_ids 0")]
    [InlineData("filters", "{\"product_name\":\"Excel\"}", "filters product_name")]
    public async Task A_bad_field_is_named(string field, string value, string place)
    {
        var before = await CountAsync();
        var body = JsonNode.Parse(Good)!.AsObject();
        body[field] = JsonNode.Parse(value);

        var answer = await app.SendAsync("manager", "POST", "/reports/scheduled", body.ToJsonString());

        Assert.Equal(422, answer.Status);
        Assert.Equal($"body {place}", string.Join(' ', answer.Json.At("detail")[0].At("loc").EnumerateArray().Select(part => part.ToString())));
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("{\"min_health_score\":60,\"max_health_score\":40}", "max_health_score")]
    [InlineData("{\"start_date\":\"2026-02-01\",\"end_date\":\"2026-01-31\"}", "end_date")]
    [InlineData("{\"customer_ids\":[]}", "customer_ids")]
    public async Task Filters_that_nobody_can_pass_are_refused_wherever_they_are_sent(string filters, string field)
    {
        var ordered = await app.SendAsync("viewer", "POST", "/reports/generate", $$"""{"report_type":"csat_analysis","filters":{{filters}}}""");
        var scheduled = await app.SendAsync("manager", "POST", "/reports/scheduled", ReportTests.Body(filters));
        var added = await app.SendAsync("manager", "POST", "/reports/scheduled", Good);
        var changed = await app.SendAsync("manager", "PUT", $"/reports/scheduled/{added.Json.Text("id")}", $$"""{"filters":{{filters}}}""");

        foreach (var answer in new[] { ordered, scheduled, changed })
        {
            Assert.Equal(422, answer.Status);
            Assert.Equal($"[\"body\",\"filters\",\"{field}\"]", answer.Json.At("detail")[0].At("loc").GetRawText());
        }
    }

    [Theory]
    [InlineData("report_type", "everything")]
    [InlineData("frequency", "hourly")]
    [InlineData("is_active", "perhaps")]
    [InlineData("sort_order", "up")]
    [InlineData("limit", "101")]
    [InlineData("skip", "-1")]
    public async Task A_bad_parameter_of_the_list_is_refused(string name, string value) =>
        Assert.Equal(422, (await app.GetAsync("viewer", $"/reports/scheduled?{name}={value}")).Status);

    [Theory]
    [InlineData("industry", 256)]
    [InlineData("industry", 32_740)]
    [InlineData("account_manager", 40_000)]
    [InlineData("account_manager_id", 300)]
    public async Task A_filter_longer_than_any_name_is_refused(string filter, int length)
    {
        var answer = await app.SendAsync(
            "viewer", "POST", "/reports/generate", $$$"""{"report_type":"customer_overview","filters":{"{{{filter}}}":"{{{new string('x', length)}}}"}}""");

        Assert.Equal(422, answer.Status);
    }

    [Fact]
    public async Task More_recipients_than_a_report_has_are_refused()
    {
        var many = string.Join(',', Enumerable.Range(0, 41).Select(number => $"\"a{number}@example.com\""));

        Assert.Equal(422, (await app.SendAsync("manager", "POST", "/reports/scheduled", ReportTests.Body("null", $"[{many}]"))).Status);
    }

    [Theory]
    [InlineData("GET", "/reports/scheduled/{0}", "Scheduled report not found")]
    [InlineData("PUT", "/reports/scheduled/{0}", "Scheduled report not found")]
    [InlineData("PUT", "/reports/scheduled/{0}/toggle", "Scheduled report not found")]
    [InlineData("DELETE", "/reports/scheduled/{0}", "Scheduled report not found")]
    [InlineData("GET", "/reports/history/{0}", "Report history not found")]
    [InlineData("GET", "/reports/history/{0}/download", "Report history not found")]
    public async Task What_is_not_there_is_not_found(string method, string path, string detail)
    {
        var address = path.Replace("{0}", Guid.NewGuid().ToString(), StringComparison.Ordinal);

        var answer = await app.SendAsync("manager", method, address, method == "PUT" ? "{}" : null);

        Assert.Equal((404, detail), (answer.Status, answer.Only("detail")));
    }

    private async Task<decimal> CountAsync() => (await app.GetAsync("viewer", "/reports/scheduled")).Json.Number("total");
}
