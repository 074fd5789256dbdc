using System.Text.RegularExpressions;
using CustomerHealth.Functions.Host;
using CustomerHealth.LocalHost.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Functions;

/// <summary>
/// Between the host and our pipeline the worker routes once more, over the same templates, by ASP.NET Core's precedence. Which function it
/// finds decides nothing, but it has to find one, and no two that rank alike: those would be status 500.
/// See FunctionsEndpointDataSource in https://github.com/Azure/azure-functions-dotnet-worker.
/// </summary>
public sealed partial class WorkerRoutingTests
{
    private static readonly TriggerTable App = TriggerReader.Read(typeof(HttpFunctions).Assembly.GetTypes());

    public static TheoryData<string> Addresses =>
    [
        .. App.Http.SelectMany(function => new[] { "a", "a/b", "", "events", "api/customers" }, (function, value) => Fill(function.Route, value)).Distinct(),
    ];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_address_of_a_trigger_leads_to_one_function(string path)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = ("PUT", path);

        await RouteAsync(context, [.. App.Http.Select(function => (function.Name, function.Route))]);

        Assert.Contains(context.GetEndpoint()?.DisplayName, App.Http.Select(function => function.Name));
    }

    [Fact]
    public async Task Two_templates_that_rank_alike_would_be_found()
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = ("GET", "/things/1");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RouteAsync(context, ("A", "things/{id}"), ("B", "things/{name}")));

        Assert.Equal("AmbiguousMatchException", failure.GetType().Name);
    }

    /// <summary>As the worker does it: every template with the same order, and any method.</summary>
    private static async Task RouteAsync(HttpContext context, params (string Name, string Route)[] functions)
    {
        await using var host = WebApplication.CreateSlimBuilder().Build();
        await using var scope = host.Services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        var worker = new ApplicationBuilder(host.Services);
        worker.UseRouting();
        worker.UseEndpoints(endpoints => endpoints.DataSources.Add(new DefaultEndpointDataSource(
            functions.Select(function => new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/" + function.Route), order: 0)
            {
                DisplayName = function.Name,
                Metadata = { new HttpMethodMetadata([]) },
            }.Build()))));
        await worker.Build()(context);
    }

    private static string Fill(string route, string value) => "/" + Parameter().Replace(route, value).TrimEnd('/');

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
