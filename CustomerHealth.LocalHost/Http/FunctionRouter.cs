using CustomerHealth.LocalHost.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace CustomerHealth.LocalHost.Http;

/// <summary>
/// Finds the function of a request as the Functions host does: routes are tried in alphabetical order of the function names and the
/// first match wins. Literal segments do not win over parameters, unlike in ASP.NET Core's own routing.
/// </summary>
public sealed class FunctionRouter
{
    private readonly List<(HttpFunction Function, TemplateMatcher Matcher)> routes;

    /// <param name="routePrefix">host.json's <c>extensions.http.routePrefix</c>; empty for none.</param>
    public FunctionRouter(IEnumerable<HttpFunction> functions, string routePrefix)
    {
        routes =
        [
            .. functions
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
                .Select(function => (function, Matcher($"{routePrefix}/{function.Route}".Trim('/')))),
        ];
    }

    /// <summary>The function and the values of its route parameters; null when no route fits.</summary>
    public (HttpFunction Function, RouteValueDictionary Values)? Match(string method, PathString path)
    {
        foreach (var (function, matcher) in routes)
        {
            var values = new RouteValueDictionary();
            if (Accepts(function, method) && matcher.TryMatch(path.HasValue ? path : "/", values))
            {
                return (function, values);
            }
        }

        return null;
    }

    private static bool Accepts(HttpFunction function, string method) =>
        function.Methods.IsEmpty || function.Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    private static TemplateMatcher Matcher(string template)
    {
        var parsed = TemplateParser.Parse(template);
        var defaults = new RouteValueDictionary();
        foreach (var parameter in parsed.Parameters.Where(parameter => parameter.DefaultValue is not null))
        {
            defaults[parameter.Name!] = parameter.DefaultValue;
        }

        return new TemplateMatcher(parsed, defaults);
    }
}
