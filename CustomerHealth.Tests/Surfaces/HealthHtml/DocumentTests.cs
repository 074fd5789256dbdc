using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerHealth.Tests.Pages;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthHtml;

/// <summary>The document of the health pages, statement by statement, and the words its pages are known by.</summary>
[Collection(PageSiteCollection.Name)]
public sealed partial class DocumentTests(PageSite site)
{
    private const string Json = "application/json";
    private const string Html = "text/html,application/xhtml+xml,*/*;q=0.8";
    private const string Events = "/health-html/api/customers/nettle-thyme/events";

    [Theory]
    [InlineData("/health-html/api/customers", "*/*")]
    [InlineData("/health-html/api/customers", Json)]
    [InlineData("/api/customers", Html)]
    [InlineData("/api/customers/", Html)]
    public async Task The_list_is_a_page_of_all_customers_and_their_scores(string path, string accept)
    {
        var (status, type, page) = await GetAsync(path, accept);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (status, type));
        Assert.Contains("<title>Customer Health Scores", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Customer Health Scores</h1>", page, StringComparison.Ordinal);
        Assert.Equal(["Customer ID", "Health Score"], HeadsOf(page).Where(head => head is "Customer ID" or "Health Score"));
        Assert.Contains("glasshouse-growers", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health-html/api/customers/nettle-thyme/health", "*/*")]
    [InlineData("/api/customers/nettle-thyme/health", Html)]
    public async Task The_details_are_a_page_of_every_metric_and_the_score(string path, string accept)
    {
        var (status, type, page) = await GetAsync(path, accept);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (status, type));
        Assert.Contains("Health Details for Customer nettle-thyme", page, StringComparison.Ordinal);
        foreach (var metric in new[] { "Login Score", "Feature Adoption Score", "Ticket Score", "Invoice Payment Score", "API Usage Score", "Overall Health Score" })
        {
            Assert.Matches($@"<th scope=""row"" role=""rowheader"">(<b>)?{metric}(</b>)?", page);
        }
    }

    [Theory]
    [InlineData("/health-html/api/dashboard", "*/*")]
    [InlineData("/api/dashboard", Html)]
    public async Task The_dashboard_is_a_page_that_sums_up_all_customers(string path, string accept)
    {
        var (status, type, page) = await GetAsync(path, accept);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (status, type));
        Assert.Contains("<h1>Customer Health Dashboard</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Histogram of health scores", page, StringComparison.Ordinal);
        Assert.Contains("65 customers", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("*/*", Json, "{\"detail\":\"Customer not found\"}")]
    [InlineData(Html, "text/html", "Customer not found")]
    public async Task An_unknown_customer_is_404_as_the_client_prefers(string accept, string type, string text)
    {
        foreach (var id in new[] { "nobody", "9999999", "a.b", "stats", new string('x', 65) })
        {
            var answer = await GetAsync($"/health-html/api/customers/{id}/health", accept);

            Assert.Equal((HttpStatusCode.NotFound, type), (answer.Status, answer.Type));
            Assert.Contains(text, answer.Text, StringComparison.Ordinal);
        }

        var posted = await PostAsync("/health-html/api/customers/nobody/events", """{"type":"login"}""", accept);
        Assert.Equal((HttpStatusCode.NotFound, type), (posted.Status, posted.Type));
        Assert.Contains(text, posted.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"login"}""", "login", "Login: once")]
    [InlineData("""{"type":"login","details":{}}""", "login", "Login: once")]
    [InlineData("""{"type":"login","details":null}""", "login", "Login: once")]
    [InlineData("""{"type":"login","details":{"count":4}}""", "login", "Login: 4 times")]
    [InlineData("""{"type":"feature","details":{"feature_name":"NewFeature","usage_count":3}}""", "feature", "Feature used: NewFeature, 3 times")]
    [InlineData("""{"type":"feature","details":{"feature_name":"NewFeature"}}""", "feature", "Feature used: NewFeature, once")]
    [InlineData("""{"type":"ticket"}""", "ticket", "Ticket open: priority medium")]
    [InlineData("""{"type":"ticket","details":{"status":"closed","priority":"high"}}""", "ticket", "Ticket closed: priority high")]
    [InlineData("""{"type":"invoice","details":{"amount":100.50,"due_date":"2026-12-01"}}""", "invoice", "Invoice: 100.50, due 1 Dec 2026")]
    [InlineData("""{"type":"invoice","details":{"amount":100,"due_date":"2026-12-01","paid_date":"2026-11-20"}}""", "invoice", "Invoice paid: 100.00, on 20 Nov 2026")]
    [InlineData("""{"type":"api"}""", "api", "API called: once")]
    [InlineData("""{"type":"api","details":{"calls_count":250}}""", "api", "API called: 250 times")]
    public async Task Every_type_of_event_is_added_takes_effect_and_its_optional_fields_have_defaults(string body, string measure, string stored)
    {
        await using var product = await TestProduct.StartAsync(now: PageSite.Today);
        await product.AddCustomerAsync("acme");

        var answer = await product.PostAsync("/health-html/api/customers/acme/events", body);
        await product.DrainAsync();

        Assert.Equal((200, "text/html"), (answer.Status, answer.ContentType));
        Assert.Contains("<h1>Event Submission Result</h1>", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Event added successfully!", answer.Text, StringComparison.Ordinal);
        Assert.Contains("/api/customers\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal([stored], await product.StoredAsync("acme"));
        var score = (await product.GetAsync("/api/platform/customers/acme/health")).Json.At("scores").EnumerateArray()
            .Single(score => score.Text("scorecard") == "usage");
        Assert.Equal([measure], score.At("measures").EnumerateArray().Where(line => line.At("hasData").GetBoolean()).Select(line => line.Text("measure")));
    }

    [Fact]
    public async Task The_result_page_shows_the_event_with_its_keys_in_order()
    {
        var (_, _, page) = await PostAsync(Events, """{"type":"feature","details":{"usage_count":3,"feature_name":"a <b> & c"}}""");

        var shown = WebUtility.HtmlDecode(Pre().Match(page).Groups[1].Value).ReplaceLineEndings("\n");
        Assert.Equal("{\n  \"details\": {\n    \"feature_name\": \"a <b> & c\",\n    \"usage_count\": 3\n  },\n  \"type\": \"feature\"\n}", shown);
        Assert.DoesNotContain("a <b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"invoice"}""", "Missing required fields: amount, due_date")]
    [InlineData("""{"type":"invoice","details":{}}""", "Missing required fields: amount, due_date")]
    [InlineData("""{"type":"invoice","details":{"amount":5}}""", "Missing required fields: due_date")]
    [InlineData("""{"type":"invoice","details":{"due_date":"2026-12-01","amount":null}}""", "Missing required fields: amount")]
    [InlineData("""{"type":"feature","details":{"usage_count":2}}""", "Missing required fields: feature_name")]
    public async Task Missing_fields_are_named_on_a_page_with_200(string body, string message)
    {
        var (status, type, page) = await PostAsync(Events, body);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (status, type));
        Assert.Contains(message + "<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("successfully", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"zzz"}""", "Unknown event type: zzz")]
    [InlineData("""{"details":{}}""", "Unknown event type: None")]
    [InlineData("""{"type":null,"details":{}}""", "Unknown event type: None")]
    [InlineData("""{"type":5}""", "Unknown event type: 5")]
    [InlineData("""{"type":"Login"}""", "Unknown event type: Login")]
    public async Task An_unknown_type_is_a_page_with_400(string body, string message)
    {
        var (status, type, page) = await PostAsync(Events, body);

        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (status, type));
        Assert.Contains(message + "<", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"login\"")]
    [InlineData("""{"type":"login","details":[]}""")]
    [InlineData("""{"type":"feature","details":{"feature_name":7}}""")]
    [InlineData("""{"type":"feature","details":{"feature_name":"x","usage_count":-1}}""")]
    [InlineData("""{"type":"ticket","details":{"status":"lost"}}""")]
    [InlineData("""{"type":"ticket","details":{"priority":"huge"}}""")]
    [InlineData("""{"type":"invoice","details":{"amount":"a lot","due_date":"2026-12-01"}}""")]
    [InlineData("""{"type":"invoice","details":{"amount":1,"due_date":"soon"}}""")]
    public async Task What_is_malformed_is_422_as_the_client_prefers(string body)
    {
        var data = await PostAsync(Events, body, "*/*");
        var page = await PostAsync(Events, body, Html);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, Json), (data.Status, data.Type));
        Assert.Equal(["detail"], JsonDocument.Parse(data.Text).RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text/html"), (page.Status, page.Type));
        Assert.Contains("Nothing was saved.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_measured_in_bytes_and_not_in_letters()
    {
        var (status, _, _) = await PostAsync(Events, $$$"""{"type":"login","details":{"x":"{{{new string('é', 40_000)}}}"}}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task An_event_on_the_shared_address_goes_where_its_body_belongs()
    {
        const string Shared = "/api/customers/nettle-thyme/events";
        var page = await PostAsync(Shared, """{"type":"login","details":{}}""");
        var json = await PostAsync(Shared, """{"ticket":{"status":"closed"}}""", Html);
        var cloud = await PostAsync(Shared, """{"specversion":"1.0","id":"c1","source":"t","type":"login","subject":"nettle-thyme","data":{}}""");
        var other = await PostAsync(Shared, """{"specversion":"1.0","id":"c2","source":"t","type":"login","subject":"kelp-co","data":{}}""");

        Assert.Contains("Event added successfully!", page.Text, StringComparison.Ordinal);
        Assert.Equal("{\"message\":\"Event recorded\"}", json.Text);
        Assert.Equal(HttpStatusCode.Accepted, cloud.Status);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (other.Status, other.Type));
    }

    [Fact]
    public async Task A_visitor_of_the_root_is_led_to_the_dashboard_and_a_program_is_welcomed()
    {
        var visitor = await GetAsync("/", Html);
        var program = await GetAsync("/", "*/*");

        Assert.Contains("<h1>Customer Health Dashboard</h1>", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(Json, program.Type);
        Assert.Contains("\"name\":\"CustomerHealth\"", program.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/health-html/api/nowhere", 404)]
    [InlineData("DELETE", "/health-html/api/customers", 405)]
    public async Task Other_addresses_answer_in_the_same_envelope(string method, string path, int status)
    {
        var data = await SendAsync(method, path, "*/*");
        var page = await SendAsync(method, path, Html);

        Assert.Equal((status, Json), ((int)data.Status, data.Type));
        Assert.StartsWith("{\"detail\":", data.Text, StringComparison.Ordinal);
        Assert.Equal((status, "text/html"), ((int)page.Status, page.Type));
    }

    private Task<(HttpStatusCode Status, string? Type, string Text)> GetAsync(string path, string accept) => SendAsync("GET", path, accept);

    private Task<(HttpStatusCode Status, string? Type, string Text)> PostAsync(string path, string body, string accept = "*/*") =>
        SendAsync("POST", path, accept, body);

    private async Task<(HttpStatusCode Status, string? Type, string Text)> SendAsync(string method, string path, string accept, string? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, Json);
        using var answer = await site.Http.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> HeadsOf(string page) =>
        Head().Matches(page).Select(head => WebUtility.HtmlDecode(Tag().Replace(head.Groups[1].Value, "")).TrimEnd('↑', '↓', ' '));

    [GeneratedRegex("<th scope=\"col\"[^>]*>(.*?)</th>", RegexOptions.Singleline)]
    private static partial Regex Head();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("<pre[^>]*>(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Pre();
}
