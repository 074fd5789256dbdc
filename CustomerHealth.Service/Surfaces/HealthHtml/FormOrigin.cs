using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>
/// The one place that decides whether a form of ours was filled in on a page of ours. Browsers say where a post comes from; what says
/// another place is refused. With a session the form needs its token as well (FormGuard).
/// </summary>
internal static class FormOrigin
{
    private static readonly HealthHtmlProblem Foreign =
        new(StatusCodes.Status403Forbidden, "The form was sent from another site. Open the customer's page here and send it again.");

    public static async ValueTask<object?> RequireOursAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsOurs(context.HttpContext.Request) ? await next(context) : Foreign;

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site.Length > 0
            ? site is "same-origin" or "none"
            : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
