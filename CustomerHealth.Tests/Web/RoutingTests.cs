using CustomerHealth.Service.Web;
using CustomerHealth.Tests.Functions.Routes;
using CustomerHealth.Tests.Surfaces;
using CustomerHealth.Tests.Surfaces.HealthJson;
using Xunit;

namespace CustomerHealth.Tests.Web;

/// <summary>
/// Addresses through the whole pipeline. Which function the host hands them to is pinned in Functions/Routes.
/// </summary>
public sealed class RoutingTests(Portfolio portfolio) : IClassFixture<Portfolio>
{
    private readonly TestProduct product = portfolio.Product;

    /// <summary>Method and address, the status, and a field that only the right endpoint sends.</summary>
    public static TheoryData<string, string, int, string> Documented => new()
    {
        { "GET", "/api/customers", 200, "category" },
        { "GET", "/api/customers/", 200, "category" },
        { "GET", "/api/customers/123", 404, "error" },
        { "GET", "/api/customers/123/health", 200, "ticketsData" },
        { "POST", "/api/customers/123/events", 400, "No data provided" },
        { "GET", "/api/customers/123/notes/7", 404, "error" },
        { "GET", "/api/dashboard", 200, "healthDistribution" },
        { "GET", "/health-json/api/customers", 200, "category" },
        { "GET", "/health-json/api/customers/123/health", 200, "ticketsData" },
        { "POST", "/health-json/api/customers/123/events", 400, "No data provided" },
        { "GET", "/health-json/api/dashboard", 200, "healthDistribution" },
        { "POST", "/api/platform/events", 422, "missing-field" },
        { "GET", "/api/platform/customers/123", 200, "attributes" },
        { "PUT", "/api/platform/customers/123", 400, "invalid-field" },
        { "GET", "/api/platform/customers/123/health", 200, "measures" },
        { "GET", "/api/platform/scorecards", 200, "bands" },
        { "GET", "/api/platform/scorecards/usage", 200, "bands" },
        { "GET", "/api/platform/metering", 200, "storageRequests" },
        { "GET", "/api/platform/health", 200, "status" },
        { "GET", "/api/platforms", 404, "traceId" },
        { "GET", "/anything/else", 404, "traceId" },
        { "GET", "/", 200, "surfaces" },
        { "GET", "/health", 200, "\"version\":\"1.0.0\"" },
        { "GET", "/success-manager/health/", 200, "\"status\":\"healthy\"" },
        { "GET", "/api/v1/auth/me", 401, "Not authenticated" },
        { "GET", "/success-manager/api/v1/auth/me/", 401, "Not authenticated" },
        { "GET", "/api/v1/nowhere", 404, "{\"detail\":\"Not Found\"}" },
        { "GET", "/api/v1", 404, "{\"detail\":\"Not Found\"}" },
        { "POST", "/api/v1/auth/me", 405, "{\"detail\":\"Method Not Allowed\"}" },
        { "GET", "/sign-in", 200, "<form" },
        { "GET", "/api/webhooks/in/helpdesk", 405, "traceId" },
        { "GET", "/assets/site.0.css", 200, "color-scheme" },
        { "GET", "/health-html/api/customers", 200, "Customer Health Scores" },
        { "GET", "/health-html/api/customers/123/health", 200, "Overall Health Score" },
        { "POST", "/health-html/api/customers/123/events", 400, "Unknown event type: None" },
        { "GET", "/health-html/api/dashboard", 200, "Customer Health Dashboard" },
        { "GET", "/health-html/nowhere", 404, "detail" },
        { "POST", "/api/platform/customers/123/events", 422, "missing-field" },
    };

    [Theory, MemberData(nameof(Documented))]
    public async Task A_documented_address_reaches_its_endpoint(string method, string path, int status, string sign)
    {
        var answer = await product.SendAsync(HttpMethod.Parse(method), path, method == "GET" ? null : TestProduct.Json("{}"));

        Assert.Equal(status, answer.Status);
        Assert.Contains(sign, answer.Text, StringComparison.Ordinal);
    }

    /// <summary>Their triggers are there already. Surfaces drop out of this list by being mapped.</summary>
    [Fact]
    public async Task Addresses_of_a_surface_that_is_not_there_yet_are_answered_with_problem_details()
    {
        var wrong = new List<string>();
        foreach (var operation in NotMappedYet())
        {
            var address = operation.Samples.First();
            foreach (var method in operation.Methods)
            {
                var answer = await product.SendAsync(HttpMethod.Parse(method), address, method is "POST" or "PUT" ? TestProduct.Json("{}") : null);
                if (answer.Status != 404 || answer.ContentType != "application/problem+json")
                {
                    wrong.Add($"{method} {address}: {answer.Status} {answer.ContentType}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>All of D and E under their bases, and the documented addresses that are nobody else's.</summary>
    private static IEnumerable<DocumentedOperation> NotMappedYet() =>
        from operation in DocumentedOperation.All
        where DocumentedOperation.Bases.TryGetValue(operation.Surface, out var own) && !SurfaceChooser.Mapped.Contains(own.Address)
        from at in operation.Surface == "E" || operation.Path == "/" ? [operation.UnderBase!] : new[] { operation, operation.UnderBase! }
        select at;
}
