using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthJson;

/// <summary>The surface's API document, statement by statement, at the documented root and under the surface's own base address.</summary>
public sealed class DocumentTests(Portfolio portfolio) : IClassFixture<Portfolio>
{
    private static readonly string[] Documented = ["id", "name", "industry", "createdAt"];

    private readonly TestProduct product = portfolio.Product;

    public static TheoryData<string> Roots => ["", "/health-json"];

    /// <summary>Every GET of the document, plain and with a trailing slash.</summary>
    public static TheoryData<string> Reads =>
    [
        "/api/customers", "/api/customers/", "/api/customers/123/health", "/api/customers/123/health/", "/api/dashboard", "/api/dashboard/",
        "/health-json/api/customers", "/health-json/api/customers/123/health", "/health-json/api/dashboard",
    ];

    [Theory, MemberData(nameof(Roots))]
    public async Task The_list_has_every_customer_with_the_documented_fields_first(string root)
    {
        var answer = await product.GetAsync(root + "/api/customers");

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal(Portfolio.Customers, answer.Json.GetArrayLength());
        Assert.All(answer.Json.EnumerateArray(), item =>
            Assert.Equal([.. Documented, "segment", "score", "category", "coverage"], item.FieldNames()));
        var acme = answer.Json.EnumerateArray().First();
        Assert.Equal(
            ("123", "Acme Corp", "Finance", "2025-01-12T10:00:00Z", "Enterprise"),
            (acme.Text("id"), acme.Text("name"), acme.Text("industry"), acme.Text("createdAt"), acme.Text("segment")));
    }

    [Fact]
    public async Task The_list_is_ordered_by_name()
    {
        var answer = await product.GetAsync("/api/customers");

        var names = answer.Json.EnumerateArray().Select(item => item.Text("name")).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Theory, MemberData(nameof(Roots))]
    public async Task Health_has_the_documented_fields_first_and_then_the_richer_ones(string root)
    {
        var answer = await product.GetAsync(root + "/api/customers/123/health");

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal(
            [
                .. Documented, "customerName", "customerSegment", "score", "category", "scores", "currentMonth", "lastMonth", "ticketsData",
                "invoicePayment", "events", "invoices", "tickets", "coverage", "evaluatedAt", "explanation",
            ],
            answer.Fields);
        Assert.Equal(
            ("123", "Acme Corp", "Finance", "2025-01-12T10:00:00Z", "Acme Corp", "Enterprise"),
            (answer.Json.Text("id"), answer.Json.Text("name"), answer.Json.Text("industry"), answer.Json.Text("createdAt"),
                answer.Json.Text("customerName"), answer.Json.Text("customerSegment")));
    }

    [Theory]
    [InlineData("scores", "featureScore loginScore supportScore paymentScore apiScore total")]
    [InlineData("currentMonth", "logins features apiCalls")]
    [InlineData("lastMonth", "logins features apiCalls")]
    [InlineData("ticketsData", "openTickets mediumTickets highTickets closedTickets pendingTickets")]
    [InlineData("invoicePayment", "onTime late unpaid score total")]
    public async Task The_richer_fields_have_their_servers_names_and_are_numbers(string field, string names)
    {
        var answer = await product.GetAsync("/api/customers/p-11/health");

        var part = answer.Json.GetProperty(field);
        Assert.Equal(names.Split(' '), part.FieldNames());
        Assert.All(part.EnumerateObject(), property => Assert.Equal(JsonValueKind.Number, property.Value.ValueKind));
    }

    [Theory, MemberData(nameof(Roots))]
    public async Task The_dashboard_has_the_documented_fields_first_and_lists_those_at_risk_lowest_first(string root)
    {
        var answer = await product.GetAsync(root + "/api/dashboard");

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal(
            ["totalCustomers", "averageHealthScore", "healthDistribution", "summary", "topAtRisk", "builtAt"], answer.Fields);
        Assert.Equal(["healthy", "neutral", "atRisk"], answer.Json.At("healthDistribution").FieldNames());
        Assert.Equal(["total_customers", "Healthy", "Middle", "At Risk"], answer.Json.At("summary").FieldNames());
        var atRisk = answer.Json.At("healthDistribution.atRisk").EnumerateArray().ToList();
        Assert.All(atRisk, item => Assert.Equal(Documented, item.FieldNames().Take(4)));
        var scores = atRisk.Select(item => item.Number("score")).ToList();
        Assert.Equal(scores.Order(), scores);
        Assert.Equal(
            atRisk.Take(5).Select(item => item.Text("id")), answer.Json.At("topAtRisk").EnumerateArray().Select(item => item.Text("id")));
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task What_can_be_read_can_be_asked_for_its_head(string path)
    {
        var read = await product.GetAsync(path);
        var head = await product.SendAsync(HttpMethod.Head, path);

        Assert.Equal((200, 200), (read.Status, head.Status));
        Assert.Equal((read.ContentType, ""), (head.ContentType, head.Text));
    }

    [Theory]
    [InlineData("/api/customers", "GET, HEAD")]
    [InlineData("/api/customers/123/health", "GET, HEAD")]
    [InlineData("/api/customers/123/events", "POST")]
    [InlineData("/health-json/api/dashboard", "GET, HEAD")]
    public async Task Another_method_is_405_in_the_envelope_and_options_says_which_there_are(string path, string allowed)
    {
        var deleted = await product.SendAsync(HttpMethod.Delete, path);
        var options = await product.SendAsync(HttpMethod.Options, path);

        Assert.Equal((405, "DELETE is not possible here."), (deleted.Status, deleted.Only("error")));
        Assert.Equal((204, ""), (options.Status, options.Text));
        Assert.Equal(allowed, deleted.Headers["Allow"]);
        Assert.Equal(allowed, options.Headers["Allow"]);
    }

    [Theory]
    [InlineData("/api/customers/123")]
    [InlineData("/api/customers/123/health/more")]
    [InlineData("/api/dashboard/more")]
    [InlineData("/health-json")]
    [InlineData("/health-json/api")]
    public async Task An_unknown_address_of_the_surface_is_404_in_its_envelope(string path)
    {
        var answer = await product.GetAsync(path);

        Assert.Equal((404, "There is nothing at this address."), (answer.Status, answer.Only("error")));
    }

    [Theory, MemberData(nameof(Roots))]
    public async Task An_unknown_customer_is_404_with_the_documented_words(string root)
    {
        var read = await product.GetAsync(root + "/api/customers/nobody/health");
        var posted = await product.PostAsync(root + "/api/customers/nobody/events", """{"event":{"eventType":"login"}}""");

        Assert.Equal((404, "Customer not found"), (read.Status, read.Only("message")));
        Assert.Equal((404, "Customer not found"), (posted.Status, posted.Only("message")));
    }
}
