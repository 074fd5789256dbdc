using CustomerHealth.Functions.Host;
using CustomerHealth.LocalHost.Http;
using CustomerHealth.LocalHost.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Http;

/// <summary>First match wins in the order of names, whatever ASP.NET Core would prefer.</summary>
public sealed class FunctionRouterTests
{
    [Theory]
    [InlineData("/api/customers", "Customers")]
    [InlineData("/api/customers/", "Customers")]
    [InlineData("/api/customers/c1", "CustomerRecords")]
    [InlineData("/api/customers/c1/events", "CustomerEvents")]
    [InlineData("/api/customers/c1/health", "CustomerHealth")]
    [InlineData("/API/Customers/c1/Health", "CustomerHealth")]
    [InlineData("/api/customers/c1/notes/7", "CustomerRecords")]
    [InlineData("/api/dashboard", "Dashboard")]
    [InlineData("/api/platform/events", "Platform")]
    [InlineData("/health-json/api/customers", "HealthJson")]
    [InlineData("/", "ZRest")]
    [InlineData("/nowhere/at/all", "ZRest")]
    public void The_product_finds_its_function(string path, string function)
    {
        var router = new FunctionRouter(TriggerReader.Read(typeof(HttpFunctions)).Http, routePrefix: "");

        Assert.Equal(function, router.Match("GET", path)?.Function.Name);
    }

    [Theory]
    [InlineData("GET", "/things/special", "Alpha")]
    [InlineData("GET", "/things/7", "Alpha")]
    [InlineData("PATCH", "/things/special", "beta")]
    [InlineData("PATCH", "/things/7", null)]
    [InlineData("GET", "/other", null)]
    public void The_first_name_wins_over_the_more_specific_route_and_a_foreign_method_passes_on(string method, string path, string? function)
    {
        var router = new FunctionRouter(TriggerReader.Read(typeof(Overlapping)).Http, routePrefix: "");

        Assert.Equal(function, router.Match(method, path)?.Function.Name);
    }

    [Fact]
    public void Route_values_and_the_prefix_of_host_json_count()
    {
        var router = new FunctionRouter(TriggerReader.Read(typeof(Overlapping)).Http, routePrefix: "api");

        Assert.Null(router.Match("GET", "/things/7"));
        Assert.Equal("7", router.Match("GET", "/api/things/7")?.Values["id"]);
    }

    private sealed class Overlapping
    {
        [Function("beta")]
        public Task Special([HttpTrigger(AuthorizationLevel.Anonymous, Route = "things/special")] HttpRequest request) => Task.CompletedTask;

        [Function("Alpha")]
        public Task Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request) => Task.CompletedTask;
    }
}
