using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web;

/// <summary>
/// Every surface is mapped once, under its own base address. The documented root paths are rewritten to one of them here, before
/// routing: a pure function of the request line and headers, so that it can be tested as a table.
/// </summary>
public static class SurfaceChooser
{
    public const string HealthJsonBase = "/health-json";

    /// <summary>The path under the base address of the surface that answers, or the path itself.</summary>
    public static PathString Choose(PathString path)
    {
        if (path.StartsWithSegments("/api/customers", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/api/dashboard", StringComparison.OrdinalIgnoreCase))
        {
            return new PathString(HealthJsonBase).Add(path);
        }

        return path;
    }

    internal static Task RewriteAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Path = Choose(context.Request.Path);
        return next(context);
    }
}
