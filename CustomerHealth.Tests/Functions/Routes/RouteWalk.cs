using System.Diagnostics;
using CustomerHealth.Functions.Host;
using CustomerHealth.LocalHost.Http;
using CustomerHealth.LocalHost.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Tests.Functions.Routes;

/// <summary>
/// Walks addresses through a table of HTTP triggers, as they are routed in the cloud: twice. The host picks the function, the first in
/// alphabetical order whose route fits. Then the worker's own web server, to which the host passes the request, routes it again by
/// endpoint routing over the same templates; the function is called by the host's choice, but only if the worker finds an endpoint, and
/// two that are equally good are an error.
/// </summary>
internal sealed class RouteWalk
{
    private readonly IServiceProvider services = new ServiceCollection()
        .AddLogging().AddRouting().AddSingleton(new DiagnosticListener("RouteWalk")).BuildServiceProvider();

    private readonly FunctionRouter host;
    private readonly RequestDelegate worker;

    public RouteWalk(params IEnumerable<Type> classes)
    {
        var functions = TriggerReader.Read(classes).Http;
        host = new FunctionRouter(functions, routePrefix: "", services.GetRequiredService<IInlineConstraintResolver>());
        worker = EndpointRouting(functions);
    }

    /// <summary>The product's own triggers.</summary>
    public static IReadOnlyList<Type> App { get; } = typeof(HttpFunctions).Assembly.GetTypes();

    /// <summary>What is wrong with the table: where an operation does not reach its function, or the two routers do not agree.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync(IEnumerable<DocumentedOperation> operations)
    {
        var complaints = new List<string>();
        foreach (var operation in operations)
        {
            foreach (var (method, address) in operation.Methods.SelectMany(_ => operation.Samples, (method, address) => (method, address)))
            {
                var (byHost, byWorker) = (await HostPicksAsync(method, address), await WorkerPicksAsync(method, address));
                if (byHost != operation.Function || byWorker != operation.Function)
                {
                    complaints.Add($"{method} {address} belongs to {operation.Function}; the host picks {byHost}, the worker {byWorker}.");
                }
            }
        }

        return complaints;
    }

    /// <summary>The function's name; null where the host itself answers 404.</summary>
    public async Task<string?> HostPicksAsync(string method, string address) => (await host.FindAsync(Request(method, address)))?.Name;

    /// <summary>The name of the function whose endpoint fits best; what goes wrong where none is best.</summary>
    public async Task<string?> WorkerPicksAsync(string method, string address)
    {
        var context = Request(method, address);
        try
        {
            await worker(context);
        }
        catch (Exception exception) when (exception.GetType().Name == "AmbiguousMatchException")
        {
            return "more than one";
        }

        return context.GetEndpoint()?.DisplayName;
    }

    private DefaultHttpContext Request(string method, string address) =>
        new() { RequestServices = services, Request = { Method = method, Path = PathString.FromUriComponent(address) } };

    private RequestDelegate EndpointRouting(IEnumerable<HttpFunction> functions)
    {
        var endpoints = functions.Select(function =>
            new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse($"/{function.Route}"), order: 0)
            {
                DisplayName = function.Name,
                Metadata = { new HttpMethodMetadata(function.Methods) },
            }.Build());
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(routes => routes.DataSources.Add(new DefaultEndpointDataSource(endpoints)));
        return app.Build();
    }
}
