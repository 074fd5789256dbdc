using System.Net;
using System.Text.RegularExpressions;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Pages;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessPages;

/// <summary>What the pages of those who look after customers show, and to whom.</summary>
[Collection(SuccessSiteCollection.Name)]
public sealed partial class SuccessPageTests(SuccessSite site)
{
    private const string Account = "/app/customers/halden-ferries";

    [Theory]
    [InlineData("/app")]
    [InlineData("/app?owner=all")]
    [InlineData("/app?show=follow-ups&owner=all")]
    [InlineData("/app?show=renewals&owner=all&from=50")]
    [InlineData("/app/alerts")]
    [InlineData("/app/alerts?owner=all&severity=high&type=escalation")]
    [InlineData("/app/alerts?state=snoozed")]
    [InlineData("/app/customers/h-script")]
    [InlineData("/app/customers/h-image")]
    [InlineData("/app/customers/h-rtl?kind=interactions")]
    [InlineData("/app/customers/h-long?kind=surveys")]
    [InlineData("/app/customers/nothing-known")]
    public async Task A_page_is_small_strict_and_hostile_names_in_it_are_text(string path)
    {
        using var browser = await site.SignInAsync(SuccessSite.Mallory);
        using var answer = await browser.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(page.Length < 100_000, $"{path} has {page.Length} bytes.");
        Assert.StartsWith("default-src 'none'; style-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        PageChecks.AssertHarmless(page);
    }

    [Fact]
    public async Task The_hostile_names_do_stand_on_the_pages()
    {
        using var browser = await site.SignInAsync(SuccessSite.Mallory);

        foreach (var path in new[] { "/app", "/app?show=follow-ups", "/app?show=renewals", "/app/alerts" })
        {
            var page = await browser.TextAsync(path);
            Assert.Contains("<bdi>&lt;script&gt;", page, StringComparison.Ordinal);
            Assert.Contains("<bdi>&#x202E;", page, StringComparison.Ordinal);
        }

        // Name, owner, contact, notes, product, and what an interaction and a survey say.
        Assert.True(Regex.Count(await browser.TextAsync("/app/customers/h-script"), "<bdi>&lt;script&gt;") > 8);
    }

    [Fact]
    public async Task Who_has_customers_sees_theirs_first_and_everybodys_on_request()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ines);

        var mine = await browser.TextAsync("/app");
        var all = await browser.TextAsync("/app?owner=all");

        Assert.Contains("3 customers · <bdi>Ines Aldana</bdi>", mine, StringComparison.Ordinal);
        Assert.Equal(["/app/customers/halden-ferries", "/app/customers/quayside-bank"], Customers(mine).Distinct().Order());
        Assert.Contains("href=\"/app?owner=all\"", mine, StringComparison.Ordinal);
        Assert.Contains("62 customers · <bdi>all owners</bdi>", all, StringComparison.Ordinal);
        Assert.Contains("Only my 3 customers", all, StringComparison.Ordinal);
        Assert.Contains("/app/alerts?owner=all\"", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managers_without_customers_see_everybodys_and_others_are_told_what_to_do()
    {
        using var manager = await site.SignInAsync(SuccessSite.Tomas);
        using var csm = await site.SignInAsync(SuccessSite.Ruta);

        Assert.Contains("62 customers · <bdi>all owners</bdi>", await manager.TextAsync("/app"), StringComparison.Ordinal);
        Assert.Contains("/app/alerts\"", await manager.TextAsync("/app"), StringComparison.Ordinal);
        var nothing = await csm.TextAsync("/app");
        Assert.Contains("<strong>Nothing is waiting.</strong>", nothing, StringComparison.Ordinal);
        Assert.Contains("No customer names you as its account manager yet. <a href=\"/app?owner=all\">", nothing, StringComparison.Ordinal);
        Assert.Empty(Customers(nothing));
    }

    [Fact]
    public async Task The_worklist_begins_with_what_is_most_urgent()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ines);

        var page = await browser.TextAsync("/app");

        Assert.Contains("<strong>2 alerts are urgent.</strong> Begin with <a href=\"/app/customers/halden-ferries\">", page, StringComparison.Ordinal);
        Assert.Contains("1 follow-up is overdue. 1 contract ends within 30 days.", page, StringComparison.Ordinal);
        Assert.Contains("3 days overdue", page, StringComparison.Ordinal);
        Assert.Contains("today", page, StringComparison.Ordinal);
        Assert.Matches("17 Nov 2026</time>, <b>5 days ago</b>", page);
        Assert.Contains("worth 126,000.00", page, StringComparison.Ordinal);
        Assert.Contains("2 contracts, worth 174,000.00", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_cut_and_goes_on_on_pages_of_its_own()
    {
        using var browser = await site.SignInAsync(SuccessSite.Tomas);

        var overview = await browser.TextAsync("/app");
        var (first, second, beyond) = (
            await browser.TextAsync("/app?show=renewals"), await browser.TextAsync("/app?show=renewals&from=50"), await browser.TextAsync("/app?show=renewals&from=5000"));

        Assert.Contains("<a href=\"/app?show=renewals\">All 61 renewals</a>", overview, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/app?show=follow-ups\">All 61 follow-ups</a>", overview, StringComparison.Ordinal);
        Assert.Contains("20 of 60 customers with 65 open alerts, most urgent first", overview, StringComparison.Ordinal);
        Assert.Equal((50, 11), (Customers(first).Count, Customers(second).Count));
        Assert.Empty(Customers(first).Intersect(Customers(second)));
        Assert.Equal(Customers(second), Customers(beyond));
        Assert.Contains("rel=\"next\" href=\"/app?show=renewals&amp;from=50\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ines);
        var pages = new List<string>();
        foreach (var path in new[] { "/app", "/app?owner=all", "/app/alerts?owner=all", Account, "/app/customers/other-01", "/app/customers/nothing-known" })
        {
            pages.Add(await browser.TextAsync(path));
        }

        var links = pages.SelectMany(page => Link().Matches(page)).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value))
            .Where(link => !link.StartsWith('#') && !link.StartsWith("mailto:", StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(links.Count > 30, $"Only {links.Count} links.");
        foreach (var link in links)
        {
            Assert.True((await browser.GetAsync(link)).StatusCode == HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task Alerts_are_filtered_and_paged_by_the_address()
    {
        using var browser = await site.SignInAsync(SuccessSite.Tomas);

        var escalations = await browser.TextAsync("/app/alerts?type=escalation");
        var last = await browser.TextAsync("/app/alerts?type=escalation&from=40");

        Assert.Matches("Act on \\d+ critical alerts? first|Act on \\d+ alerts of high severity first", escalations);
        Assert.Contains("Alerts 1 to 20 of 60 open, most urgent first", escalations, StringComparison.Ordinal);
        Assert.Contains("Alerts 41 to 60 of 60 open", last, StringComparison.Ordinal);
        Assert.Contains("<option value=\"escalation\" selected>", last, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\" href=\"/app/alerts?type=escalation&amp;from=20\"", last, StringComparison.Ordinal);
        Assert.Contains("No open alert fits “severity low, escalation”.", WebUtility.HtmlDecode(await browser.TextAsync("/app/alerts?type=escalation&severity=low")), StringComparison.Ordinal);
        Assert.Contains("No alert is snoozed.", await browser.TextAsync("/app/alerts?state=snoozed"), StringComparison.Ordinal);
        Assert.Equal(await BodyAsync(browser, "/app/alerts"), await BodyAsync(browser, "/app/alerts?severity=none&state=x&type=y&from=-1&owner=z"));
    }

    [Fact]
    public async Task The_account_says_who_it_is_how_it_stands_and_why()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ines);

        var page = await browser.TextAsync(Account);

        foreach (var fact in new[]
        {
            "<bdi>Halden Ferries</bdi>", "<dd>active</dd>", "<bdi>Ines Aldana</bdi>", "12 Dec 2026</time><span class=\"sub\">in 20 days", "<dd>48,000.00</dd>",
            "<bdi>MonetX</bdi>", "<bdi>Chiara Adler</bdi>", "<a href=\"mailto:chiara.adler@halden.example\">", "&#x2B;44 20 7946 0000", "Wants a second region.",
        })
        {
            Assert.Contains(fact, page, StringComparison.Ordinal);
        }

        var earned = Earned().Matches(page).Select(part => decimal.Parse(part.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var total = decimal.Parse(Total().Match(page).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(5, earned.Count);
        Assert.Equal(earned.Sum(), total);
    }

    [Fact]
    public async Task The_timeline_tells_of_everything_and_can_be_filtered()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ines);

        var whole = Timeline(await browser.TextAsync(Account));
        var talks = Timeline(await browser.TextAsync($"{Account}?kind=interactions"));
        var scores = Timeline(await browser.TextAsync($"{Account}?kind=scores"));

        Assert.Contains("NPS survey: <b>3 of 10</b>", whole, StringComparison.Ordinal);
        Assert.Contains("Low NPS Score Received", whole, StringComparison.Ordinal);
        Assert.Contains("promised for 19 Nov 2026, 3 days overdue", talks, StringComparison.Ordinal);
        Assert.Contains("positive tone", talks, StringComparison.Ordinal);
        Assert.DoesNotContain("NPS survey", talks, StringComparison.Ordinal);
        Assert.Matches("1 to 2 of 2 entries", talks);
        Assert.Contains("First success score", scores, StringComparison.Ordinal);
        Assert.DoesNotContain("Escalation: <b>", scores, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_cut_in_the_timeline_and_whole_on_its_own()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ines);

        var page = await browser.TextAsync(Account);
        var link = WebUtility.HtmlDecode(Regex.Match(page, "<a href=\"([^\"]*entry=[^\"]*)\">The whole text</a>").Groups[1].Value);
        var alone = await browser.TextAsync(link);

        Assert.Contains(new string('x', 300) + "…", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 301), page, StringComparison.Ordinal);
        Assert.Contains(new string('x', 400), alone, StringComparison.Ordinal);
        Assert.Contains("The whole timeline", alone, StringComparison.Ordinal);
        Assert.Contains("This entry is not there any more.", await browser.TextAsync($"{Account}?entry={Guid.NewGuid()}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_of_whom_nothing_is_known_has_no_score_and_never_zero()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ines);

        var page = await browser.TextAsync("/app/customers/nothing-known");

        Assert.Contains("no score yet", page, StringComparison.Ordinal);
        Assert.Contains("Nothing has happened yet that anybody wrote down.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>0</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_and_the_health_page_lead_to_each_other()
    {
        using var browser = await site.SignInAsync(SuccessSite.Ines);

        Assert.Contains("href=\"/health-html/api/customers/halden-ferries/health\"", await browser.TextAsync(Account), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Account}\"", await browser.TextAsync("/health-html/api/customers/halden-ferries/health"), StringComparison.Ordinal);
    }

    private static async Task<string> BodyAsync(Browser browser, string path) =>
        Token().Replace(await browser.TextAsync(path), "");

    private static List<string> Customers(string page) =>
        [.. Customer().Matches(page[page.IndexOf("<div class=\"head\">", StringComparison.Ordinal)..]).Select(link => link.Groups[1].Value)];

    private static string Timeline(string page) => page[page.IndexOf("id=\"timeline\"", StringComparison.Ordinal)..];

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<a href=\"(/app/customers/[^\"?#]*)\"><bdi>")]
    private static partial Regex Customer();

    [GeneratedRegex("<span class=\"nowrap\"><b>([0-9.]+)</b> of")]
    private static partial Regex Earned();

    [GeneratedRegex("([0-9.]+) of 100.00</td>")]
    private static partial Regex Total();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Token();
}
