using CustomerHealth.LocalHost.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Constraints;

namespace CustomerHealth.LocalHost.Http;

/// <summary>
/// Finds the function of a request as the Functions host does, and with the same classes of ASP.NET Core: a list of routes, in alphabetical
/// order of the function names without regard to case, of which the first that fits wins. Literal segments do not win over parameters, as
/// they do in endpoint routing.
/// </summary>
public sealed class FunctionRouter
{
    /// <summary>First segments the host keeps for itself, as prefixes of a route's text: it does not load a function that takes one.</summary>
    private static readonly string[] Reserved = ["admin", "runtime"];

    private readonly RouteCollection routes = new();

    /// <param name="routePrefix">host.json's <c>extensions.http.routePrefix</c>; empty for none.</param>
    /// <param name="constraints">What <c>:int</c> and the like in a route mean.</param>
    /// <exception cref="InvalidOperationException">A route that the host would leave out with a line in its log.</exception>
    public FunctionRouter(IEnumerable<HttpFunction> functions, string routePrefix, IInlineConstraintResolver constraints)
    {
        var added = new List<HttpFunction>();
        foreach (var function in functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
        {
            RefuseUnloadable(function, added);
            added.Add(function);
            var template = routePrefix.Length == 0 ? function.Route : $"{routePrefix}/{function.Route}";
            routes.Add(new Route(new Destination(function), function.Name, template, null, MethodsOf(function), null, constraints));
        }
    }

    /// <summary>The function whose route fits first, its route values in the request; null when none does.</summary>
    public async Task<HttpFunction?> FindAsync(HttpContext context)
    {
        var search = new RouteContext(context);
        await routes.RouteAsync(search);
        context.Request.RouteValues = search.RouteData.Values;
        return search.RouteData.Routers.OfType<Destination>().FirstOrDefault()?.Function;
    }

    private static Dictionary<string, object> MethodsOf(HttpFunction function) => function.Methods.IsEmpty
        ? []
        : new(StringComparer.Ordinal) { ["httpMethod"] = new HttpMethodRouteConstraint([.. function.Methods]) };

    private static void RefuseUnloadable(HttpFunction function, List<HttpFunction> others)
    {
        var route = function.Route.Trim('/');
        if (Array.Exists(Reserved, prefix => route.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"{function.Name} has the route '{function.Route}', which the host keeps for itself.");
        }

        if (others.Find(other => SameRoute(other, route) && ShareMethod(other, function)) is { } twin)
        {
            throw new InvalidOperationException($"{twin.Name} and {function.Name} have the same route '{function.Route}'.");
        }
    }

    private static bool SameRoute(HttpFunction other, string route) =>
        string.Equals(other.Route.Trim('/'), route, StringComparison.OrdinalIgnoreCase);

    private static bool ShareMethod(HttpFunction one, HttpFunction other) =>
        one.Methods.IsEmpty || other.Methods.IsEmpty || one.Methods.Intersect(other.Methods, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>Where a route ends. Taking the request is all it does; the function is called by who asked.</summary>
    private sealed class Destination(HttpFunction function) : IRouter
    {
        public HttpFunction Function => function;

        public Task RouteAsync(RouteContext context)
        {
            context.Handler = _ => Task.CompletedTask;
            return Task.CompletedTask;
        }

        public VirtualPathData? GetVirtualPath(VirtualPathContext context) => null;
    }
}
