using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web;

/// <summary>What of a request decides who answers it.</summary>
/// <param name="QueryNames">Names of the query's parameters.</param>
/// <param name="Accept">The Accept header as sent; null when there was none.</param>
/// <param name="Event">For a posted event, what its body looks like.</param>
public sealed record SurfaceRequest(
    string Method, PathString Path, IReadOnlyCollection<string> QueryNames, string? Accept, PostedEventShape Event = PostedEventShape.Unknown);

/// <summary>
/// Every surface is mapped once, under its own base address. The documented root paths, which several surfaces share, are rewritten to one
/// of them here, before routing: a pure function, so that it can be tested as a table. What the body of a posted event looks like comes
/// first, then Accept, then the marks of the CRM, then the health JSON surface.
/// </summary>
public static class SurfaceChooser
{
    public const string HealthHtmlBase = "/health-html";
    public const string HealthJsonBase = "/health-json";
    public const string SuccessManagerBase = "/success-manager";
    public const string CrmBase = "/crm";

    /// <summary>Where the success manager is documented; nobody else answers there.</summary>
    public const string SuccessManagerRoot = "/api/v1";

    /// <summary>The surfaces that are mapped; a rule that leads to another one does not apply.</summary>
    public static IReadOnlySet<string> Mapped { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        HealthHtmlBase, HealthJsonBase, SuccessManagerBase,
    };

    /// <summary>The success manager's probe, which its document has beside its operations.</summary>
    private const string Health = "/health";

    private static readonly PathString Customers = "/api/customers";
    private static readonly PathString Dashboard = "/api/dashboard";

    /// <summary>Query parameters that only the CRM's list and export know.</summary>
    private static readonly HashSet<string> CrmQuery = new(StringComparer.OrdinalIgnoreCase)
    {
        "page", "per_page", "sort", "status", "segment", "assigned_to", "min_lifetime_value", "zip_code", "city", "is_referral_partner",
        "tags", "format", "fields",
    };

    /// <summary>The path under the base address of the surface that answers, or the path itself.</summary>
    public static PathString Choose(SurfaceRequest request, IReadOnlySet<string> mapped)
    {
        var path = request.Path;
        if (IsOfSuccessManagerAlone(path))
        {
            return mapped.Contains(SuccessManagerBase) ? new PathString(SuccessManagerBase).Add(path) : path;
        }

        var isCustomers = path.StartsWithSegments(Customers, StringComparison.OrdinalIgnoreCase);
        if (!IsShared(path))
        {
            return path;
        }

        if (request.Event == PostedEventShape.CloudEvent)
        {
            return new PathString("/api/platform").Add(path.Value!["/api".Length..]);
        }

        var surface = request.Event switch
        {
            PostedEventShape.HealthHtml => HealthHtmlBase,
            PostedEventShape.HealthJson => HealthJsonBase,
            _ when Accepted.PrefersHtml(request.Accept) => HealthHtmlBase,
            _ when isCustomers && IsCrm(request) => CrmBase,
            _ => HealthJsonBase,
        };
        return new PathString(mapped.Contains(surface) ? surface : HealthJsonBase).Add(path);
    }

    /// <summary>Whether this is the address that three surfaces take events at.</summary>
    public static bool IsEventPost(string method, PathString path) =>
        HttpMethods.IsPost(method)
        && path.StartsWithSegments(Customers, StringComparison.OrdinalIgnoreCase, out var rest)
        && rest.Value!.TrimEnd('/').Split('/') is ["", { Length: > 0 }, var last]
        && last.Equals("events", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the success manager answers here, at its base or where it is documented.</summary>
    public static bool IsSuccessManager(PathString path) =>
        path.StartsWithSegments(SuccessManagerBase, StringComparison.OrdinalIgnoreCase) || IsOfSuccessManagerAlone(path);

    internal static async Task RewriteAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var shape = IsEventPost(request.Method, request.Path)
            ? await PostedEventShapes.PeekAsync(request, context.RequestAborted)
            : PostedEventShape.Unknown;
        var chosen = Choose(new SurfaceRequest(request.Method, request.Path, [.. request.Query.Keys], request.Headers.Accept, shape), Mapped);
        if (IsShared(request.Path))
        {
            context.Response.Headers.Append("Vary", "Accept");
        }

        request.Path = chosen;

        await next(context);
    }

    private static bool IsShared(PathString path) =>
        path.StartsWithSegments(Customers, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(Dashboard, StringComparison.OrdinalIgnoreCase);

    private static bool IsOfSuccessManagerAlone(PathString path) =>
        path.StartsWithSegments(SuccessManagerRoot, StringComparison.OrdinalIgnoreCase)
        || (path.Value ?? string.Empty).TrimEnd('/').Equals(Health, StringComparison.OrdinalIgnoreCase);

    private static bool IsCrm(SurfaceRequest request) =>
        request.Path.Value!.EndsWith('/') || request.QueryNames.Any(CrmQuery.Contains);
}
