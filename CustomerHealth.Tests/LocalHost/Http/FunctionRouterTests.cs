using CustomerHealth.LocalHost.Http;
using CustomerHealth.LocalHost.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Http;

/// <summary>The Functions host's rules over tables made for the purpose; the product's own table is pinned in Functions/Routes.</summary>
public sealed class FunctionRouterTests
{
    [Theory]
    [InlineData("GET", "/things/special", "alpha")]
    [InlineData("GET", "/things/7", "alpha")]
    [InlineData("PATCH", "/things/special", "Beta")]
    [InlineData("PATCH", "/things/7", null)]
    [InlineData("GET", "/other", null)]
    public async Task The_first_name_wins_over_the_more_specific_route_whatever_its_case_and_a_foreign_method_passes_on(
        string method, string path, string? function) =>
        Assert.Equal(function, (await FindAsync(typeof(Overlapping), method, path)).Function);

    [Theory]
    [InlineData("/optional", "Optional", "")]
    [InlineData("/optional/", "Optional", "")]
    [InlineData("/optional/7", "Optional", "id=7")]
    [InlineData("/optional/7/", "Optional", "id=7")]
    [InlineData("/optional/7/8", null, "")]
    [InlineData("/rest", "Rest", "all=")]
    [InlineData("/rest/", "Rest", "all=")]
    [InlineData("/rest/7/8/", "Rest", "all=7/8/")]
    [InlineData("/REST/Seven", "Rest", "all=Seven")]
    [InlineData("/rest/a%2Fb", "Rest", "all=a%2Fb")]
    [InlineData("/optional/a%2Fb", "Optional", "id=a%2Fb")]
    [InlineData("/rest/7//8", "Rest", "all=7//8")]
    [InlineData("/rest//7", null, "")]
    [InlineData("/rest//", null, "")]
    [InlineData("//rest", null, "")]
    [InlineData("/optional//", null, "")]
    [InlineData("/numbers/7", "Numbers", "id=7")]
    [InlineData("/numbers/seven", "NumbersInWords", "id=seven")]
    [InlineData("/Unrouted", "Unrouted", "")]
    [InlineData("/Blank", "Blank", "")]
    public async Task A_template_fits_as_the_host_says(string path, string? function, string values) =>
        Assert.Equal((function, values), await FindAsync(typeof(Templates), "GET", path));

    [Fact]
    public async Task A_route_for_everything_fits_the_root_and_all_but_what_begins_with_an_empty_segment()
    {
        Assert.Equal("Everything", (await FindAsync(typeof(Everything), "OPTIONS", "/")).Function);
        Assert.Equal("Everything", (await FindAsync(typeof(Everything), "DELETE", "/a/b/c/")).Function);
        Assert.Equal("Everything", (await FindAsync(typeof(Everything), "GET", "/a//b")).Function);
        Assert.Null((await FindAsync(typeof(Everything), "GET", "//a")).Function);
    }

    [Fact]
    public async Task The_prefix_of_host_json_counts()
    {
        Assert.Null((await FindAsync(typeof(Overlapping), "GET", "/things/7", prefix: "api")).Function);
        Assert.Equal(("alpha", "id=7"), await FindAsync(typeof(Overlapping), "GET", "/api/things/7", prefix: "api"));
    }

    [Theory]
    [InlineData(typeof(Administrative), "Reports has the route 'AdminReports', which the host keeps for itself.")]
    [InlineData(typeof(Twice), "First and Second have the same route '/Things/'.")]
    public void A_function_that_the_host_would_leave_out_stops_this_one(Type functions, string reason)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Router(functions, ""));

        Assert.Equal(reason, refusal.Message);
    }

    private static readonly IServiceProvider Services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();

    private static FunctionRouter Router(Type functions, string prefix) =>
        new(TriggerReader.Read(functions).Http, prefix, Services.GetRequiredService<IInlineConstraintResolver>());

    private static async Task<(string? Function, string Values)> FindAsync(Type functions, string method, string path, string prefix = "")
    {
        var context = new DefaultHttpContext
        {
            RequestServices = Services,
            Request = { Method = method, Path = PathString.FromUriComponent(path) },
        };

        var function = await Router(functions, prefix).FindAsync(context);

        return (function?.Name, string.Join(' ', context.Request.RouteValues.Select(value => $"{value.Key}={value.Value}")));
    }

    private sealed class Overlapping
    {
        [Function("Beta")]
        public Task Special([HttpTrigger(AuthorizationLevel.Anonymous, Route = "things/special")] HttpRequest request) => Task.CompletedTask;

        [Function("alpha")]
        public Task Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request) => Task.CompletedTask;
    }

    private sealed class Templates
    {
        [Function("Optional")]
        public Task Optional([HttpTrigger(AuthorizationLevel.Anonymous, Route = "optional/{id?}")] HttpRequest request) => Task.CompletedTask;

        [Function("Rest")]
        public Task Rest([HttpTrigger(AuthorizationLevel.Anonymous, Route = "rest/{*all}")] HttpRequest request) => Task.CompletedTask;

        [Function("Numbers")]
        public Task Numbers([HttpTrigger(AuthorizationLevel.Anonymous, Route = "numbers/{id:int}")] HttpRequest request) => Task.CompletedTask;

        [Function("NumbersInWords")]
        public Task Words([HttpTrigger(AuthorizationLevel.Anonymous, Route = "numbers/{id}")] HttpRequest request) => Task.CompletedTask;

        [Function("Unrouted")]
        public Task Unrouted([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Task.CompletedTask;

        [Function("Blank")]
        public Task Blank([HttpTrigger(AuthorizationLevel.Anonymous, Route = " ")] HttpRequest request) => Task.CompletedTask;
    }

    private sealed class Everything
    {
        [Function("Everything")]
        public Task Take([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) => Task.CompletedTask;
    }

    private sealed class Administrative
    {
        [Function("Reports")]
        public Task Take([HttpTrigger(AuthorizationLevel.Anonymous, Route = "AdminReports")] HttpRequest request) => Task.CompletedTask;
    }

    private sealed class Twice
    {
        [Function("First")]
        public Task One([HttpTrigger(AuthorizationLevel.Anonymous, Route = "things")] HttpRequest request) => Task.CompletedTask;

        [Function("Second")]
        public Task Other([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/Things/")] HttpRequest request) => Task.CompletedTask;
    }
}
