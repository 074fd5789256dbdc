using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Web;

/// <summary><c>/</c>: a visitor is led to the dashboard, a program is told where things are. Says nothing about the data.</summary>
internal static class WelcomeEndpoint
{
    private static readonly Welcome Answer = new(
        "CustomerHealth",
        $"{SurfaceChooser.HealthHtmlBase}/api/dashboard",
        [SurfaceChooser.HealthHtmlBase, SurfaceChooser.HealthJsonBase, SurfaceChooser.SuccessManagerBase, "/api/platform"],
        "/api/platform/health");

    public static void MapWelcome(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], Get).RequireAuthorization(Access.OpenSurface).WithTags("Welcome");

    private static IResult Get(HttpContext context)
    {
        context.Response.Headers.Append("Vary", "Accept");
        return Accepted.PrefersHtml(context.Request.Headers.Accept)
            ? TypedResults.Redirect(Answer.Dashboard)
            : TypedResults.Ok(Answer);
    }
}

/// <param name="Surfaces">Base addresses.</param>
internal sealed record Welcome(string Name, string Dashboard, IReadOnlyList<string> Surfaces, string Health);
