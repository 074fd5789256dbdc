using CustomerHealth.Functions.Host;
using CustomerHealth.LocalHost.Http;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Tests.Surfaces;
using CustomerHealth.Tests.Surfaces.HealthJson;
using Xunit;

namespace CustomerHealth.Tests.Web;

/// <summary>
/// The Functions host tries routes in alphabetical order of the function names and takes the first that fits: every documented address is
/// walked through that table, and then through the pipeline.
/// </summary>
public sealed class RoutingTests(Portfolio portfolio) : IClassFixture<Portfolio>
{
    private readonly TestProduct product = portfolio.Product;

    /// <summary>Method and address, the trigger that takes it, the status, and a field that only the right endpoint sends.</summary>
    public static TheoryData<string, string, string, int, string> Documented => new()
    {
        { "GET", "/api/customers", "Customers", 200, "category" },
        { "GET", "/api/customers/", "Customers", 200, "category" },
        { "GET", "/api/customers/123", "CustomerRecords", 404, "error" },
        { "GET", "/api/customers/123/health", "CustomerHealth", 200, "ticketsData" },
        { "POST", "/api/customers/123/events", "CustomerEvents", 400, "No data provided" },
        { "GET", "/api/customers/123/notes/7", "CustomerRecords", 404, "error" },
        { "GET", "/api/dashboard", "Dashboard", 200, "healthDistribution" },
        { "GET", "/health-json/api/customers", "HealthJson", 200, "category" },
        { "GET", "/health-json/api/customers/123/health", "HealthJson", 200, "ticketsData" },
        { "POST", "/health-json/api/customers/123/events", "HealthJson", 400, "No data provided" },
        { "GET", "/health-json/api/dashboard", "HealthJson", 200, "healthDistribution" },
        { "POST", "/api/platform/events", "Platform", 422, "missing-field" },
        { "GET", "/api/platform/customers/123", "Platform", 200, "attributes" },
        { "PUT", "/api/platform/customers/123", "Platform", 400, "invalid-field" },
        { "GET", "/api/platform/customers/123/health", "Platform", 200, "measures" },
        { "GET", "/api/platform/scorecards", "Platform", 200, "bands" },
        { "GET", "/api/platform/scorecards/usage", "Platform", 200, "bands" },
        { "GET", "/api/platform/metering", "Platform", 200, "storageRequests" },
        { "GET", "/api/platform/health", "Platform", 200, "status" },
        { "GET", "/api/platforms", "ZRest", 404, "traceId" },
        { "GET", "/anything/else", "ZRest", 404, "traceId" },
        { "GET", "/", "ZRest", 200, "surfaces" },
        { "GET", "/sign-in", "ZRest", 200, "<form" },
        { "GET", "/api/webhooks/in/helpdesk", "WebhooksIn", 405, "traceId" },
        { "GET", "/assets/site.0.css", "Assets", 200, "color-scheme" },
        { "GET", "/health-html/api/customers", "HealthHtml", 200, "Customer Health Scores" },
        { "GET", "/health-html/api/customers/123/health", "HealthHtml", 200, "Overall Health Score" },
        { "POST", "/health-html/api/customers/123/events", "HealthHtml", 400, "Unknown event type: None" },
        { "GET", "/health-html/api/dashboard", "HealthHtml", 200, "Customer Health Dashboard" },
        { "GET", "/health-html/nowhere", "HealthHtml", 404, "detail" },
        { "POST", "/api/platform/customers/123/events", "Platform", 422, "missing-field" },
    };

    [Theory, MemberData(nameof(Documented))]
    public async Task A_documented_address_reaches_its_trigger_and_its_endpoint(string method, string path, string trigger, int status, string sign)
    {
        var router = new FunctionRouter(TriggerReader.Read(typeof(HttpFunctions).Assembly.GetTypes()).Http, routePrefix: "");

        var answer = await product.SendAsync(HttpMethod.Parse(method), path, method == "GET" ? null : TestProduct.Json("{}"));

        Assert.Equal(trigger, router.Match(method, path)?.Function.Name);
        Assert.Equal(status, answer.Status);
        Assert.Contains(sign, answer.Text, StringComparison.Ordinal);
    }
}
