using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Functions.Routes;

/// <summary>
/// Every documented address, walked through the table of triggers in the host's order. How the host behaves, as its source says (Azure
/// Functions host 4.1037 and WebJobs.Extensions.Http 3.2; FunctionRouterTests shows each point):
/// <list type="bullet">
/// <item>Functions are sorted by name, ordinal and ignoring case, and their routes tried in that order; the first that fits wins
/// (FunctionMetadataManager, WebScriptHostHttpRoutesManager, WebJobsRouteBuilder).</item>
/// <item>The host's own addresses, <c>admin/...</c> and <c>runtime/webhooks/...</c>, come before all of them; a function whose route
/// begins so, or is another's, is not loaded (ScriptHost.ValidateFunction).</item>
/// <item>Literal segments match ignoring case. A slash at the end means nothing. <c>{id?}</c> and <c>{*rest}</c> may be left out. An escaped
/// slash does not end a segment. An empty segment fits nothing, and no rest begins with one: at <c>//</c> the host itself answers 404.</item>
/// <item>A trigger that lists methods lets others pass on to the next function; one that lists none takes all.</item>
/// <item>The worker routes the passed-on request once more (FunctionsEndpointDataSource): see <see cref="RouteWalk"/>.</item>
/// </list>
/// </summary>
public sealed class RoutePinningTests
{
    private static readonly IReadOnlyList<DocumentedOperation> Everything =
        [.. DocumentedOperation.All, .. DocumentedOperation.All.Select(operation => operation.UnderBase).OfType<DocumentedOperation>()];

    [Theory]
    [InlineData("A", 4)]
    [InlineData("B", 4)]
    [InlineData("C", 86)]
    [InlineData("D", 9)]
    [InlineData("E", 12)]
    public void All_operations_of_a_document_are_walked(string surface, int operations)
    {
        var listed = DocumentedOperation.All.Where(operation => operation.Surface == surface).Select(operation => operation.ToString()).ToList();

        Assert.Equal(operations, listed.Count);
        Assert.Distinct(listed);
    }

    [Fact]
    public async Task Every_documented_address_reaches_its_function_at_the_root_and_under_its_base() =>
        Assert.Empty(await new RouteWalk(RouteWalk.App).ComplaintsAsync(Everything));

    [Fact]
    public async Task Whatever_nobody_documents_goes_to_the_last_function()
    {
        string[] addresses = ["/", "/api", "/api/customersome", "/api/platforms", "/api/v2/customers", "/crmish", "/nowhere/at/all", "/%2Fapi"];
        var walk = new RouteWalk(RouteWalk.App);

        foreach (var address in addresses)
        {
            Assert.Equal((address, "ZRest"), (address, await walk.HostPicksAsync("GET", address)));
        }
    }

    /// <summary>The success manager is built area by area: what of it is mapped must be documented, and the rest is still to come.</summary>
    [Fact]
    public async Task The_list_holds_exactly_the_routes_of_the_app()
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh, Port = 0 });
        var all = from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                  from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                  where method != HttpMethods.Head
                  select Shape(method, endpoint.RoutePattern.RawText!);
        var growing = Everything.Where(operation => operation.Surface == "C").Select(operation => Shape(operation.Method, operation.Path)).ToHashSet();
        var mapped = all.Where(route => !growing.Contains(route));

        var listed = from operation in Everything
                     where operation.Surface == "P" || (operation.Surface is "A" or "B" && !DocumentedOperation.All.Contains(operation))
                     select Shape(operation.Method, operation.Path);

        Assert.Equal(listed.Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    /// <summary>The host's order ignores case today. Were that to change, no address of ours would go elsewhere.</summary>
    [Fact]
    public void The_order_of_the_functions_is_the_same_with_and_without_regard_to_case()
    {
        var names = TriggerReader.Read(RouteWalk.App).Http.Select(function => function.Name).ToList();

        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names.Order(StringComparer.Ordinal));
        Assert.Equal("ZRest", names.Order(StringComparer.OrdinalIgnoreCase).Last());
    }

    [Theory]
    [InlineData(typeof(GreedyArea), "POST /api/customers/123/events belongs to CustomerEvents; the host picks CustomerArea, the worker CustomerEvents.")]
    [InlineData(typeof(GreedyName), "POST /api/webhooks/in/123 belongs to WebhooksIn; the host picks Incoming, the worker WebhooksIn.")]
    [InlineData(typeof(GreedyApi), "GET /api/v1/dashboard/stats belongs to SuccessManagerV1; the host picks Api, the worker SuccessManagerV1.")]
    [InlineData(typeof(Twin), "GET /api/customers/123/health belongs to CustomerHealth; the host picks CustomerHealth, the worker more than one.")]
    public async Task A_route_that_takes_what_is_another_s_is_found(Type addition, string complaint) =>
        Assert.Contains(complaint, await new RouteWalk([.. RouteWalk.App, addition]).ComplaintsAsync(Everything));

    /// <summary>Parameters go by other names in the documents than in our routes.</summary>
    private static string Shape(string method, string path) =>
        $"{method} /{string.Join('/', path.Trim('/').Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment))}";

    private sealed class GreedyArea
    {
        [Function("CustomerArea")]
        public Task Take([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/customers/{*path}")] HttpRequest request) => Task.CompletedTask;
    }

    private sealed class GreedyName
    {
        [Function("Incoming")]
        public Task Take([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/webhooks/{**path}")] HttpRequest request) => Task.CompletedTask;
    }

    private sealed class GreedyApi
    {
        [Function("Api")]
        public Task Take([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*path}")] HttpRequest request) => Task.CompletedTask;
    }

    /// <summary>Other text, so that the host takes it for another route; the worker does not.</summary>
    private sealed class Twin
    {
        [Function("CustomerWellbeing")]
        public Task Take([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/customers/{customer}/health")] HttpRequest request) => Task.CompletedTask;
    }
}
