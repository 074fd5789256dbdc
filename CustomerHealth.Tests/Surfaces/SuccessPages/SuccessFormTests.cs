using System.Net;
using System.Text.RegularExpressions;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Pages;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessPages;

/// <summary>What people do on the pages: resolve, snooze, log, tick off. Each test has a customer of its own.</summary>
public sealed partial class SuccessFormTests(SuccessSite site) : IClassFixture<SuccessSite>
{
    [Fact]
    public async Task A_viewer_resolves_an_alert_and_is_led_back_to_where_it_was()
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);
        var alert = await AlertOfAsync(browser, "other-01");

        using var answer = await browser.SubmitAsync("/app/customers/other-01", $"/app/alerts/{alert}/resolve");
        var account = await browser.TextAsync(answer.Headers.Location!.ToString());

        Assert.Equal((HttpStatusCode.Redirect, "/app/customers/other-01?done=resolved"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Contains("The alert is resolved.", account, StringComparison.Ordinal);
        Assert.Contains("Resolved by Vera Lund.", account, StringComparison.Ordinal);
        Assert.DoesNotContain($"/app/alerts/{alert}/", account, StringComparison.Ordinal);
        Assert.Contains("Other Company 01", await browser.TextAsync("/app/alerts?state=resolved&owner=all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snoozed_alert_is_out_of_the_way_and_in_its_own_list()
    {
        using var browser = await site.SignInAsync(SuccessSite.Tomas);
        var alert = await AlertOfAsync(browser, "other-02");

        using var answer = await browser.SubmitAsync("/app/customers/other-02", $"/app/alerts/{alert}/resolve");
        using var snoozed = await PostAsync(browser, "/app/customers/other-02", $"/app/alerts/{alert}/snooze", ("days", "7"), ("back", "/app/alerts?type=escalation&from=20"));
        var list = await browser.TextAsync("/app/alerts?state=snoozed");

        Assert.Equal("/app/alerts?type=escalation&from=20&done=snoozed", snoozed.Headers.Location!.ToString());
        Assert.Contains("Other Company 02", list, StringComparison.Ordinal);
        Assert.Contains("back on <time datetime=\"2026-11-29\">29 Nov 2026</time>, snoozed by <bdi>Tomas Wirth</bdi>", list, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-label=\"Snooze for", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("days", "365")]
    [InlineData("days", "seven")]
    [InlineData("none", "")]
    public async Task An_alert_is_snoozed_for_the_days_there_are(string field, string value)
    {
        using var browser = await site.SignInAsync(SuccessSite.Tomas);
        var alert = await AlertOfAsync(browser, "other-03");

        using var answer = await PostAsync(browser, "/app/customers/other-03", $"/app/alerts/{alert}/snooze", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("An alert is snoozed for 1, 7, 30 days.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other-10", "https://evil.example/")]
    [InlineData("other-11", "//evil.example/")]
    [InlineData("other-12", "/\\evil.example")]
    [InlineData("other-13", "")]
    public async Task A_form_leads_back_to_this_app_only(string customer, string back)
    {
        using var browser = await site.SignInAsync(SuccessSite.Tomas);
        var alert = await AlertOfAsync(browser, customer);

        using var answer = await PostAsync(browser, "/app", $"/app/alerts/{alert}/snooze", ("days", "1"), ("back", back));
        using var again = await PostAsync(browser, "/app", $"/app/alerts/{alert}/resolve", ("back", back));

        Assert.Equal("/health-html/api/dashboard?done=snoozed", answer.Headers.Location!.ToString());
        Assert.Equal("/health-html/api/dashboard?done=resolved", again.Headers.Location!.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var browser = await site.SignInAsync(SuccessSite.Tomas);
        foreach (var action in new[]
        {
            $"/app/alerts/{Guid.NewGuid()}/resolve", "/app/alerts/x/resolve", $"/app/alerts/{Guid.NewGuid()}/snooze",
            $"/app/interactions/{Guid.NewGuid()}/follow-up", "/app/interactions/x/follow-up",
        })
        {
            using var answer = await PostAsync(browser, "/app/customers/other-05", action, ("days", "1"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var log = await PostAsync(browser, "/app/customers/other-05", "/app/customers/nobody/interactions", Said("call", "Hello", "Nobody there"));
        Assert.Equal(HttpStatusCode.NotFound, log.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/app/customers/nobody")).StatusCode);
        Assert.Contains("<h1>Not found</h1>", await browser.TextAsync("/app/nowhere"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interaction_that_is_logged_stands_in_the_timeline_and_its_promise_in_the_worklist()
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);

        using var answer = await browser.SubmitAsync(
            "/app/customers/other-06",
            "/app/customers/other-06/interactions",
            Said("meeting", " <b>Review</b> ", "They love the new reports.", ("follow_up_date", "2026-11-25")));
        var account = await browser.TextAsync("/app/customers/other-06");

        Assert.Equal("/app/customers/other-06?done=logged", answer.Headers.Location!.ToString());
        Assert.Contains("Meeting: <b><bdi>&lt;b&gt;Review&lt;/b&gt;</bdi></b>, positive tone", account, StringComparison.Ordinal);
        Assert.Contains("promised for 25 Nov 2026, in 3 days", account, StringComparison.Ordinal);
        Assert.Contains("<bdi>Vera Lund</bdi>", account, StringComparison.Ordinal);
        Assert.Contains("<b>3.00</b> of 20.00", account, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Review&lt;/b&gt;", await browser.TextAsync("/app"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_logs_once_and_filled_in_anew_again()
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);
        const string Page = "/app/customers/other-07";
        var once = Once().Match(await browser.TextAsync(Page)).Groups[1].Value;

        for (var time = 0; time < 2; time++)
        {
            using var answer = await PostAsync(browser, Page, $"{Page}/interactions", Said("call", "Twice", "Said", ("once", once)));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.Single(Regex.Matches(await browser.TextAsync(Page), "<bdi>Twice</bdi>"));
        await browser.SubmitAsync(Page, $"{Page}/interactions", Said("call", "Twice", "Said"));
        Assert.Equal(2, Regex.Count(await browser.TextAsync(Page), "<bdi>Twice</bdi>"));
    }

    [Theory]
    [InlineData("séance", "Subject", "Said", "", "kind")]
    [InlineData("call", " ", "Said", "", "subject")]
    [InlineData("call", "Subject", "", "", "description")]
    [InlineData("call", "Subject", "Said", "2026-11-21", "follow_up_date")]
    [InlineData("call", "Subject", "Said", "soon", "follow_up_date")]
    public async Task A_refused_form_keeps_what_was_typed_and_leads_to_the_field(string kind, string subject, string said, string day, string field)
    {
        using var browser = await site.SignInAsync(SuccessSite.Viewer);
        const string Page = "/app/customers/other-08";

        using var answer = await browser.SubmitAsync(Page, $"{Page}/interactions", Said(kind, subject, said, ("follow_up_date", day)));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"<a href=\"#{field}\">", page, StringComparison.Ordinal);
        Assert.Contains($">{said}</textarea>", page, StringComparison.Ordinal);
        Assert.Contains($" id=\"{field}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<bdi>Said</bdi>", await browser.TextAsync(Page), StringComparison.Ordinal);
        PageChecks.AssertHarmless(page);
    }

    [Fact]
    public async Task A_promise_that_was_kept_is_ticked_off_and_the_interaction_stays()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ruta);
        const string Page = "/app/customers/other-09";
        var action = FollowUp().Match(await browser.TextAsync(Page)).Groups[1].Value;

        using var answer = await browser.SubmitAsync(Page, action);
        var account = await browser.TextAsync(answer.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("The follow-up is done.", account, StringComparison.Ordinal);
        Assert.Contains("<bdi>Trouble 9</bdi>", account, StringComparison.Ordinal);
        Assert.DoesNotContain("promised for", account, StringComparison.Ordinal);
        Assert.DoesNotContain("Trouble 9<", await browser.TextAsync("/app?show=follow-ups&owner=all"), StringComparison.Ordinal);
    }

    private static (string, string)[] Said(string kind, string subject, string description, params (string, string)[] more) =>
        [("kind", kind), ("subject", subject), ("description", description), .. more];

    private static async Task<string> AlertOfAsync(Browser browser, string customer) =>
        Alert().Match(await browser.TextAsync($"/app/customers/{customer}")).Groups[1].Value;

    /// <summary>Posts with the token of a page, and nothing else of it.</summary>
    private static async Task<HttpResponseMessage> PostAsync(Browser browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.TextAsync(page)).Groups[1].Value;
        return await browser.PostAsync(action, [("__RequestVerificationToken", token), .. fields]);
    }

    [GeneratedRegex("action=\"/app/alerts/([0-9a-f-]+)/resolve\"")]
    private static partial Regex Alert();

    [GeneratedRegex("action=\"(/app/interactions/[0-9a-f-]+/follow-up)\"")]
    private static partial Regex FollowUp();

    [GeneratedRegex("name=\"once\" value=\"([^\"]*)\"")]
    private static partial Regex Once();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
