using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Tenancy;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Reports;

/// <summary>Reports as clients order, follow and fetch them.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("health_summary")]
    [InlineData("csat_analysis")]
    [InlineData("customer_overview")]
    [InlineData("executive_summary")]
    public async Task A_report_that_is_answered_can_be_downloaded_at_once(string type)
    {
        var made = await app.SendAsync("viewer", "POST", "/reports/generate", $$"""{"report_type":"{{type}}"}""");

        Assert.Equal((200, "completed"), (made.Status, made.Json.Text("status")));
        Assert.Matches($@"^{type}_\d{{8}}_\d{{6}}\.pdf$", made.Json.Text("file_path"));
        var file = await app.GetAsync("viewer", $"/reports/history/{made.Json.Text("id")}/download");
        Assert.Equal((200, "application/pdf"), (file.Status, file.ContentType));
        Assert.StartsWith("%PDF-", file.Text, StringComparison.Ordinal);
        Assert.Equal(made.Json.At("file_size").GetRawText(), file.Headers["Content-Length"]);
        Assert.StartsWith($"attachment; filename={made.Json.Text("file_path")};", file.Headers["Content-Disposition"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_is_told_where_to_look()
    {
        (string, string) authorization = ("Authorization", $"Bearer {app.TokenOf("viewer")}");
        var answer = await app.Product.SendAsync(
            HttpMethod.Post,
            SuccessManagerApp.Root + "/reports/generate",
            TestProduct.Json("""{"report_type":"customer_overview"}"""),
            authorization,
            ("Prefer", "respond-async"));

        Assert.Equal((202, "respond-async"), (answer.Status, answer.Headers["Preference-Applied"]));
        Assert.Equal($"/api/v1/reports/history/{answer.Json.Text("run_id")}", answer.Headers["Location"]);
        Assert.Equal(200, (await app.Product.SendAsync(HttpMethod.Get, answer.Headers["Location"], null, authorization)).Status);
    }

    [Fact]
    public async Task A_report_that_is_not_done_says_so_and_is_no_file_yet()
    {
        var id = await PutAsync(ReportStatus.Generating);

        var entry = await app.GetAsync("viewer", $"/reports/history/{id}");
        var file = await app.GetAsync("viewer", $"/reports/history/{id}/download");

        Assert.Equal((200, "generating", 0m), (entry.Status, entry.Json.Text("status"), entry.Json.Number("file_size")));
        Assert.Equal((409, "The report is generating: it can be downloaded when it is completed"), (file.Status, file.Only("detail")));
    }

    [Fact]
    public async Task What_is_due_is_made_and_counted_once()
    {
        await ScheduleAsync("Board", "executive_summary", "2026-01-05T06:00:00Z");
        await ScheduleAsync("Later", "csat_analysis", "2151-01-06T06:00:00Z");

        var answer = await app.SendAsync("manager", "POST", "/reports/run-scheduled");
        var again = await app.SendAsync("manager", "POST", "/reports/run-scheduled");

        Assert.Equal((200, "Scheduled reports processed"), (answer.Status, answer.Json.Text("message")));
        Assert.Equal("""{"total_due":1,"generated":1,"failed":0,"errors":[]}""", answer.Json.At("results").GetRawText());
        Assert.Equal("""{"total_due":0,"generated":0,"failed":0,"errors":[]}""", again.Json.At("results").GetRawText());
    }

    [Fact]
    public async Task The_history_is_paged_and_filtered_with_the_newest_first()
    {
        var ids = new List<string>();
        foreach (var type in new[] { "health_summary", "csat_analysis", "health_summary" })
        {
            ids.Insert(0, (await app.SendAsync("viewer", "POST", "/reports/generate", $$"""{"report_type":"{{type}}"}""")).Json.Text("id"));
        }

        Assert.Equal(string.Join(' ', ids), (await app.GetAsync("viewer", "/reports/history")).Listed("history", "id"));
        var page = await app.GetAsync("viewer", "/reports/history?skip=1&limit=1");
        Assert.Equal((ids[1], 3m, 1m, 1m), (page.Listed("history", "id"), page.Json.Number("total"), page.Json.Number("skip"), page.Json.Number("limit")));
        Assert.Equal($"{ids[0]} {ids[2]}", (await app.GetAsync("viewer", "/reports/history?report_type=health_summary")).Listed("history", "id"));
        Assert.Equal(0, (await app.GetAsync("viewer", $"/reports/history?scheduled_report_id={Guid.NewGuid()}")).Json.Number("total"));
        var counts = (await app.GetAsync("viewer", "/reports/dashboard")).Json;
        Assert.Equal((3m, 0m), (counts.Number("generated_this_month"), counts.Number("failed_this_month")));
        Assert.Equal("""{"health_summary":2,"csat_analysis":1,"customer_overview":0,"executive_summary":0}""", counts.At("by_type").GetRawText());
    }

    [Fact]
    public async Task Filters_are_kept_as_they_were_sent()
    {
        const string Filters = """{"industry":"Telecom","status":"at_risk","min_health_score":10,"max_health_score":60,"start_date":"2026-01-01","end_date":"2026-01-31"}""";
        var added = await app.SendAsync("manager", "POST", "/reports/scheduled", Body(Filters));
        var cleared = await app.SendAsync("manager", "PUT", $"/reports/scheduled/{added.Json.Text("id")}", """{"filters":null}""");

        Assert.Equal((201, Filters), (added.Status, added.Json.At("filters").GetRawText()));
        Assert.Equal("null", cleared.Json.At("filters").GetRawText());
        Assert.Equal(added.Json.Text("report_name"), cleared.Json.Text("report_name"));
    }

    [Fact]
    public async Task A_recipient_named_twice_gets_one_mail()
    {
        var added = await app.SendAsync("manager", "POST", "/reports/scheduled", Body("null", """["a@example.com","A@Example.com","b@example.com"]"""));

        Assert.Equal("""["a@example.com","b@example.com"]""", added.Json.At("recipients").GetRawText());
    }

    [Theory]
    [InlineData("..%2F..%2Fkeys%2Fa")]
    [InlineData("%2e%2e%5c%2e%2e%5cwindows")]
    [InlineData("main%2F0")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("a b")]
    public async Task An_id_that_is_none_names_no_file(string id) =>
        Assert.Equal(404, (await app.GetAsync("viewer", $"/reports/history/{id}/download")).Status);

    internal static string Body(string filters, string recipients = "[]") => $$"""
        {"report_name":"Weekly","report_type":"health_summary","frequency":"weekly","recipients":{{recipients}},"filters":{{filters}},"next_scheduled_at":"2151-01-06T06:00:00Z"}
        """;

    private Task<Answer> ScheduleAsync(string name, string type, string next) => app.SendAsync(
        "manager",
        "POST",
        "/reports/scheduled",
        $$"""{"report_name":"{{name}}","report_type":"{{type}}","frequency":"daily","recipients":[],"next_scheduled_at":"{{next}}"}""");

    /// <summary>A report that nobody works on.</summary>
    private async Task<Guid> PutAsync(ReportStatus status)
    {
        var now = app.Clock.GetUtcNow();
        var entry = new ReportEntry(
            ReportIds.New(now), null, null, ReportType.HealthSummary, ReportFilters.None, null, now, [], status, 0, null, null, null, null);
        await app.Get<ReportStore>().TransactAsync(ReportRows.Added(TenantId.Main, entry, now), CancellationToken.None);
        return entry.Id;
    }
}
