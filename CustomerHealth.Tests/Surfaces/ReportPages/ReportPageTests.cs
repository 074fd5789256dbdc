using System.Net;
using System.Text;
using CustomerHealth.Tests.Pages;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.ReportPages;

/// <summary>What people do on the pages of reports: make one, read it, take it with them, schedule one.</summary>
public sealed class ReportPageTests(SuccessSite site) : IClassFixture<SuccessSite>
{
    private const string List = "/app/reports";
    private const string Schedule = $"{List}/scheduled";

    [Fact]
    public async Task A_report_is_made_by_a_form_and_its_page_waits_for_it()
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);

        using var made = await browser.SubmitAsync(List, List, ("type", "CustomerOverview"), ("industry", "Telecom"));
        var page = made.Headers.Location!.ToString();
        using var waiting = await browser.GetAsync(page);
        await site.App.MakeReportAsync(Guid.Parse(page[(List.Length + 1)..]));
        using var ready = await browser.GetAsync(page);

        Assert.Equal((HttpStatusCode.Redirect, "2"), (made.StatusCode, Assert.Single(waiting.Headers.GetValues("Refresh"))));
        Assert.Contains("The report is being made.", await waiting.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(ready.Headers.Contains("Refresh"));
        var text = await ready.Content.ReadAsStringAsync();
        Assert.Contains($"href=\"{page}/file.pdf\"", text, StringComparison.Ordinal);
        Assert.Contains("Telecom", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pdf", "application/pdf", "%PDF-")]
    [InlineData("csv", "text/csv", "\uFEFF")]
    public async Task A_report_can_be_taken_along_as_a_file(string format, string type, string begins)
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);
        var list = await browser.TextAsync(List);
        var row = list[list.IndexOf(">Executive summary<", StringComparison.Ordinal)..];
        var end = row.IndexOf($"file.{format}", StringComparison.Ordinal);
        var address = row[(row.LastIndexOf('"', end) + 1)..end] + $"file.{format}";

        using var file = await browser.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, type), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith(begins, Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_schedules_a_report_switches_it_off_and_takes_it_away()
    {
        using var browser = await site.SignInAsync(SuccessSite.Tomas);

        using var added = await browser.SubmitAsync(
            List,
            Schedule,
            ("name", "<b>Quarterly</b>"),
            ("scheduled_type", "ExecutiveSummary"),
            ("frequency", "Quarterly"),
            ("first", "2027-01-31"),
            ("recipients", "board@example.com, Board@Example.com\nann@example.com"));
        var list = await browser.TextAsync(added.Headers.Location!.ToString());

        Assert.Equal($"{List}?done=scheduled", added.Headers.Location!.ToString());
        var row = list[list.IndexOf("<bdi>&lt;b&gt;Quarterly&lt;/b&gt;</bdi>", StringComparison.Ordinal)..];
        Assert.Contains("31 Jan 2027, 06:00 UTC", row, StringComparison.Ordinal);
        Assert.Contains("and 1 other", row, StringComparison.Ordinal);

        var action = row[(row.IndexOf("action=\"", StringComparison.Ordinal) + 8)..row.IndexOf("/toggle\"", StringComparison.Ordinal)];
        using var off = await browser.SubmitAsync(List, $"{action}/toggle");
        using var gone = await browser.SubmitAsync(List, $"{action}/remove");
        Assert.Equal(($"{List}?done=off", $"{List}?done=unscheduled"), (off.Headers.Location!.ToString(), gone.Headers.Location!.ToString()));
        Assert.DoesNotContain("&lt;b&gt;Quarterly", await browser.TextAsync(List), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", " ", "A name is needed")]
    [InlineData("name", "a\u0007b", "A name is needed")]
    [InlineData("scheduled_type", "7", "Choose what the report is about.")]
    [InlineData("frequency", "Hourly", "Choose how often the report is made.")]
    [InlineData("first", "2027-02-30", "Say on which day the first report is made.")]
    [InlineData("recipients", "board@example.com; nobody", "“nobody” is no e-mail address.")]
    public async Task A_schedule_that_cannot_be_is_refused_and_nothing_typed_is_lost(string field, string value, string reason)
    {
        using var browser = await site.SignInAsync(SuccessSite.Tomas);
        var fields = new Dictionary<string, string>
        {
            ["name"] = "Never to be seen",
            ["scheduled_type"] = "HealthSummary",
            ["frequency"] = "Daily",
            ["first"] = "2027-01-31",
            ["recipients"] = "kept@example.com",
            [field] = value,
        };

        using var answer = await browser.SubmitAsync(List, Schedule, [.. fields.Select(pair => (pair.Key, pair.Value))]);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains(fields["recipients"], page, StringComparison.Ordinal);
        Assert.DoesNotContain("Never to be seen</bdi>", await browser.TextAsync(List), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type", "Everything", "Choose what the report is about.")]
    [InlineData("from", "2026-13-01", "The first day is no day.")]
    [InlineData("from", "2027-01-01", "The last day comes before the first one.")]
    [InlineData("to", "soon", "The last day is no day.")]
    [InlineData("product", "Excel", "Choose one of the products, or none.")]
    [InlineData("industry", "*", "An industry has at most 255 characters.")]
    [InlineData("manager", "*", "A name has at most 255 characters.")]
    public async Task A_report_that_cannot_be_is_refused(string field, string value, string reason)
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);
        var fields = new Dictionary<string, string> { ["type"] = "CsatAnalysis", ["to"] = "2026-12-31", [field] = value == "*" ? new string('x', 256) : value };

        using var answer = await browser.SubmitAsync(List, List, [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_reads_and_makes_reports_and_schedules_none()
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);
        var list = await browser.TextAsync(List);

        using var sent = await browser.SubmitAsync(List, List, ("type", "HealthSummary"));

        Assert.Contains("Weekly for the board", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{Schedule}", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("..%2Fkeys")]
    [InlineData("nobody")]
    public async Task A_report_that_is_not_there_is_not_found(string id)
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);

        using var page = await browser.GetAsync($"{List}/{id}");
        using var file = await browser.GetAsync($"{List}/{id}/file.pdf");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, file.StatusCode));
    }
}
