using System.Diagnostics;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Surfaces.HealthJson;
using CustomerHealth.Service.Surfaces.MailPages;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Surfaces.SuccessManager;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web;

/// <summary>How a surface says that something went wrong: its own envelope, with its documented words.</summary>
public interface ISurfaceErrors
{
    /// <summary>Writes status and body.</summary>
    /// <param name="detail">A sentence for the caller.</param>
    Task WriteAsync(HttpContext context, int status, string detail);

    /// <summary>The surface's own words for a status that came about without any; null: it has none.</summary>
    string? WordsFor(HttpContext context, int status) => null;
}

/// <summary>Finds the envelope of a request, also where no endpoint was found.</summary>
internal static class SurfaceErrors
{
    private static readonly PlatformErrors Platform = new();

    private static readonly (string Base, ISurfaceErrors Errors)[] Surfaces =
    [
        (SurfaceChooser.HealthHtmlBase, new HealthHtmlErrors()),
        (SurfaceChooser.HealthJsonBase, new HealthJsonErrors()),
        (SurfaceChooser.SuccessManagerBase, new SuccessManagerErrors()),
        (SurfaceChooser.SuccessManagerRoot, new SuccessManagerErrors()), // Where it is not rewritten yet.
        (Session.SignInPath, new HealthHtmlErrors()),
        (SettingsEndpoints.SignOutPath, new HealthHtmlErrors()),
        (SettingsEndpoints.Base, new HealthHtmlErrors()),
        (MailPagesEndpoints.Base, new HealthHtmlErrors("It is not certain whether it was saved: open the link again.")),
        (SiteNavigation.App, new HealthHtmlErrors("It is not certain whether it was saved: load the page again before you repeat it.")),
    ];

    public static ISurfaceErrors Of(HttpContext context) =>
        Surfaces.FirstOrDefault(surface => context.Request.Path.StartsWithSegments(surface.Base, StringComparison.OrdinalIgnoreCase)).Errors
        ?? Platform;

    /// <summary>The id that finds the request in the traces.</summary>
    public static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}

/// <summary>Problem details (RFC 9457): the platform's, and everything's that belongs to no surface.</summary>
internal sealed class PlatformErrors : ISurfaceErrors
{
    public Task WriteAsync(HttpContext context, int status, string detail) =>
        Results.Problem(detail, statusCode: status).ExecuteAsync(context);

    /// <summary>What every problem says beside its own: which request it was, and how to find it in the traces.</summary>
    public static void Complete(ProblemDetailsContext problem)
    {
        problem.ProblemDetails.Instance ??= problem.HttpContext.Request.Path;
        problem.ProblemDetails.Extensions["traceId"] = SurfaceErrors.TraceOf(problem.HttpContext);
    }
}
