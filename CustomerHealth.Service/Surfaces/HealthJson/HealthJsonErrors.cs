using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.HealthJson;

/// <summary>This surface's envelope: <c>error</c> with the documented prefix for faults of the server.</summary>
internal sealed class HealthJsonErrors : ISurfaceErrors
{
    public Task WriteAsync(HttpContext context, int status, string detail) =>
        Results.Json(
            new ErrorMessage(status < StatusCodes.Status500InternalServerError ? detail : $"{PrefixOf(context.Request)}: {detail}"),
            statusCode: status).ExecuteAsync(context);

    private static string PrefixOf(HttpRequest request) =>
        request.Path.Value!.TrimEnd('/') switch
        {
            var path when path.EndsWith("/dashboard", StringComparison.OrdinalIgnoreCase) => "Error fetching dashboard data",
            var path when path.EndsWith("/events", StringComparison.OrdinalIgnoreCase) => "Error saving customer events",
            _ => "Error fetching customers",
        };
}

/// <summary>What is wrong with the request, or with the server.</summary>
internal sealed record ErrorMessage(string Error);
