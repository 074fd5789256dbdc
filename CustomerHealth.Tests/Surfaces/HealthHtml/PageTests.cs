using System.Net;
using System.Text.RegularExpressions;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Pages;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthHtml;

/// <summary>What holds for the pages beyond their document: harmless, small, fast to answer, and right.</summary>
[Collection(PageSiteCollection.Name)]
public sealed partial class PageTests(PageSite site)
{
    private const string List = "/health-html/api/customers";
    private const string Dashboard = "/health-html/api/dashboard";
    private const string Customer = "/health-html/api/customers/glasshouse-growers/health";

    [Theory]
    [InlineData(List)]
    [InlineData(Dashboard)]
    [InlineData(Customer)]
    [InlineData("/health-html/api/customers/nothing-known/health")]
    [InlineData("/health-html/api/customers?q=nobody&band=none&segment=x")]
    public async Task A_page_is_small_strict_and_holds_no_script_and_no_style_of_its_own(string path)
    {
        using var answer = await site.Http.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.True(page.Length < 100_000, $"{path} has {page.Length} bytes.");
        Assert.Equal(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\sstyle\s*=|\son\w+\s*=\s*""", page);
        Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", page);
        Assert.DoesNotMatch(@"@(if|foreach|for|Model|PageText)\b", page);
        Assert.Single(Heading().Matches(page));
        var ids = Id().Matches(page).Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Errors_are_as_strict_and_a_packed_page_is_the_same_page()
    {
        using var error = new HttpRequestMessage(HttpMethod.Get, "/health-html/api/customers/nobody/health") { Headers = { { "Accept", "text/html" } } };
        using var packed = new HttpRequestMessage(HttpMethod.Get, Customer) { Headers = { { "Accept-Encoding", "gzip, br" } } };

        using var refused = await site.Http.SendAsync(error);
        using var small = await site.Http.SendAsync(packed);
        await using var unpacked = new System.IO.Compression.BrotliStream(await small.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);

        Assert.True(refused.Headers.Contains("Content-Security-Policy"));
        Assert.True(small.Content.Headers.ContentLength < 10_000, $"{small.Content.Headers.ContentLength} bytes.");
        Assert.Equal(OneTimeId().Replace(await site.HtmlAsync(Customer), ""), OneTimeId().Replace(await reader.ReadToEndAsync(), ""));
    }

    [Fact]
    public async Task Every_link_of_the_pages_leads_somewhere()
    {
        var pages = await Task.WhenAll(new[] { List, Dashboard, Customer }.Select(site.HtmlAsync));
        var links = pages.SelectMany(page => Link().Matches(page)).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value))
            .Where(link => !link.StartsWith('#')).Distinct().ToList();

        Assert.True(links.Count > 60, $"Only {links.Count} links.");
        await Parallel.ForEachAsync(links, async (link, _) => Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync(link, CancellationToken.None)).StatusCode));
    }

    [Fact]
    public async Task Hostile_names_are_text_wherever_they_stand()
    {
        foreach (var (id, name) in PageSite.Hostile)
        {
            foreach (var path in new[] { Dashboard, $"{List}?q=h-", $"{List}?q={Uri.EscapeDataString(name[..Math.Min(50, name.Length)])}", $"{List}/{id}/health" })
            {
                var page = await site.HtmlAsync(path);

                Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
                // What turns the direction stands only where it ends with its element.
                Assert.DoesNotMatch("(?<!(<bdi>|<option [^>]*>|value=\")[^<\"]{0,300})&#x202E;", page);
                Assert.DoesNotContain("\u202E", page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Sixty_four_clients_get_the_list_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => site.Http.GetAsync(List)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_view_of_the_dashboard_is_one_request_to_the_store()
    {
        var meter = site.App.Services.GetRequiredService<StorageMeter>();
        await site.App.DrainAsync(TimeSpan.FromSeconds(60));
        var before = meter.Snapshot();

        await site.HtmlAsync(Dashboard);

        Assert.Equal(1, meter.Snapshot().Since(before).Total.Requests);
    }

    [Fact]
    public async Task A_customer_of_whom_nothing_is_known_has_no_score_and_never_zero()
    {
        var page = await site.HtmlAsync("/health-html/api/customers/nothing-known/health");
        var row = Row("nothing-known", await site.HtmlAsync($"{List}?q=nothing"));

        Assert.Contains("no score, 0 of 5 measures", page, StringComparison.Ordinal);
        Assert.Contains("no score", row, StringComparison.Ordinal);
        Assert.Contains("0 of 5 measures", row, StringComparison.Ordinal);
        Assert.DoesNotMatch("<b>0</b>", row);
    }

    [Fact]
    public async Task The_list_can_be_searched_filtered_sorted_and_paged_by_its_address()
    {
        Assert.Equal(["kestrel-airways"], Ids(await site.HtmlAsync($"{List}?q=KESTREL")));
        Assert.Equal(["nothing-known"], Ids(await site.HtmlAsync($"{List}?band=none")));
        var risky = await site.HtmlAsync($"{List}?band=at-risk");
        Assert.Equal(Ids(risky).Count, Badge().Matches(risky[risky.IndexOf("<tbody", StringComparison.Ordinal)..]).Count(badge => badge.Groups[1].Value == "risk"));
        var byName = Ids(await site.HtmlAsync($"{List}?sort=-id&size=25"));
        Assert.Equal(byName.OrderDescending(StringComparer.Ordinal), byName);
        Assert.Equal(25, byName.Count);
        var first = Ids(await site.HtmlAsync($"{List}?sort=id"));
        var second = Ids(await site.HtmlAsync($"{List}?sort=id&from=50"));
        Assert.Equal((50, 15), (first.Count, second.Count));
        Assert.Equal(65, first.Concat(second).Distinct().Count());
        Assert.Equal(second, Ids(await site.HtmlAsync($"{List}?sort=id&from=5000")));
        Assert.Contains("No customer fits", await site.HtmlAsync($"{List}?q=%3Cnobody%3E"), StringComparison.Ordinal);
        Assert.Equal(50, Ids(await site.HtmlAsync($"{List}?sort=unknown&from=-3&size=many&band=")).Count);
    }

    [Fact]
    public async Task List_customer_and_dashboard_show_the_same_score()
    {
        foreach (var id in new[] { "glasshouse-growers", "juniper-analytics", "nettle-thyme" })
        {
            var listed = Score().Match(Row(id, await site.HtmlAsync($"{List}?q={id}"))).Groups[1].Value;
            var own = Total().Match(await site.HtmlAsync($"{List}/{id}/health")).Groups[1].Value;

            Assert.NotEmpty(listed);
            Assert.Equal(listed, own);
        }
    }

    [Theory]
    [InlineData("glasshouse-growers")]
    [InlineData("quicksilver-couriers")]
    [InlineData("kelp-co")]
    public async Task The_changes_since_thirty_days_ago_add_up_to_the_difference(string id)
    {
        var page = await site.HtmlAsync($"{List}/{id}/health");
        var table = page[page.IndexOf("id=\"changed\"", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];

        var changes = Change().Matches(table).Select(change => decimal.Parse(
            WebUtility.HtmlDecode(change.Groups[1].Value).Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(6, changes.Count);
        Assert.Equal(changes[^1], changes.Take(5).Sum());
    }

    [Fact]
    public async Task The_dashboard_says_who_needs_attention_and_who_fell()
    {
        var page = await site.HtmlAsync(Dashboard);

        Assert.Matches("<strong>\\d+ of 65 customers are at risk</strong>, (as many as|\\d+ (more|fewer) than) 30 days ago", page);
        Assert.Contains("open health-drop alert", page, StringComparison.Ordinal);
        Assert.Contains("Change since 7 days ago in points, largest fall first", page, StringComparison.Ordinal);
        Assert.Contains("All 65 customers, lowest health score first", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_is_taken_from_our_own_pages_only()
    {
        const string Form = "/health-html/api/customers/kelp-co/event-form";
        Task<HttpResponseMessage> Post(string? origin, string? from = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Form)
            {
                Content = new FormUrlEncodedContent([new("type", "invoice"), new("amount", "12.50"), new("due_date", "2026-12-01"), new("paid_date", "")]),
            };
            request.Headers.TryAddWithoutValidation("Origin", origin);
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", from);
            return site.Http.SendAsync(request);
        }

        var own = await Post(site.App.Address.GetLeftPart(UriPartial.Authority));
        Assert.Contains("Event added successfully!", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post("https://evil.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post("null")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(null, "cross-site")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await site.PostAsync(Form, "{}")).StatusCode);
    }

    [Fact]
    public async Task The_stylesheet_is_small_kept_for_ever_under_its_hash_and_not_under_another()
    {
        var address = Stylesheet().Match(await site.HtmlAsync(List)).Groups[1].Value;
        using var style = await site.Http.GetAsync(address);
        using var known = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", style.Headers.ETag!.ToString() } } };
        using var stale = await site.Http.GetAsync("/assets/site.0123456789ab.css");

        Assert.Equal(("text/css", HttpStatusCode.OK), (style.Content.Headers.ContentType!.MediaType, style.StatusCode));
        Assert.True(style.Content.Headers.ContentLength < 20_000, $"{style.Content.Headers.ContentLength} bytes.");
        Assert.Contains("immutable", style.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await site.Http.SendAsync(known)).StatusCode);
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (stale.StatusCode, stale.Headers.CacheControl!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync("/assets/other.css")).StatusCode);
    }

    [Fact]
    public async Task An_empty_store_has_pages_that_say_what_to_do()
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh });
        using var http = app.CreateCheckedClient();

        var list = await http.GetStringAsync(List);

        Assert.Contains("<tbody role=\"rowgroup\"></tbody>", list, StringComparison.Ordinal);
        Assert.Contains("No customers yet", list, StringComparison.Ordinal);
        Assert.Contains("No customers yet", await http.GetStringAsync(Dashboard), StringComparison.Ordinal);
    }

    private static List<string> Ids(string page) => [.. IdCell().Matches(page).Select(cell => cell.Groups[1].Value)];

    private static string Row(string id, string page)
    {
        var start = page.IndexOf($"data-label=\"Customer ID\">{id}<", StringComparison.Ordinal);
        return page[start..page.IndexOf("</tr>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(" name=\"once\" value=\"[^\"]*\"")]
    private static partial Regex OneTimeId();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("data-label=\"Customer ID\">([^<]*)<")]
    private static partial Regex IdCell();

    [GeneratedRegex("class=\"badge ([a-z]+)\"")]
    private static partial Regex Badge();

    [GeneratedRegex("<b>([^<]*)</b>")]
    private static partial Regex Score();

    [GeneratedRegex("class=\"total\"><b>([^<]*)</b>")]
    private static partial Regex Total();

    [GeneratedRegex("class=\"change [a-z]+\"><svg aria-hidden=\"true\"><use href=\"#[a-z]+\"[^<]*></use></svg><b>([^<]*)</b>")]
    private static partial Regex Change();

    [GeneratedRegex("rel=\"stylesheet\" href=\"([^\"]*)\"")]
    private static partial Regex Stylesheet();
}
