using CustomerHealth.Service.ApiKeys;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Surfaces.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Web.Security;

/// <summary>What holds for every request, whatever it asks for.</summary>
internal static class RequestGuards
{
    /// <summary>What the proxy that ended TLS took away, given back: cookies become Secure by it.</summary>
    public static Task CountAsHttpsAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Scheme = Uri.UriSchemeHttps;
        return next(context);
    }

    /// <summary>
    /// A key in the address stands in histories and logs by now; it is refused even where it would not be needed, so that nobody gets
    /// used to it.
    /// </summary>
    public static Task RefuseKeysInAddressAsync(HttpContext context, RequestDelegate next) =>
        context.Request.Query.Any(parameter => parameter.Value.Any(value => ApiKeyText.IsWellFormed(value ?? string.Empty)))
            ? SurfaceErrors.Of(context).WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                $"API keys are taken from the header {KeyAuthentication.Header} or Authorization only. This one has been in an address: revoke it.")
            : next(context);

    /// <summary>
    /// A write without a key or token comes from a page of ours or from no page at all. A page elsewhere could use the session of its
    /// visitor, or that in Development this machine needs none; a key is not sent by a browser for a page that does not know it.
    /// </summary>
    public static Task RefuseForeignWritesAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        return IsWrite(request) && !BringsCredential(request) && !BringsItsProof(request) && !IsFromHere(request) && !IsFromFrontEnd(context)
            ? SurfaceErrors.Of(context).WriteAsync(
                context, StatusCodes.Status403Forbidden, "A browser may write from pages of this app only; a program sends an API key.")
            : next(context);
    }

    /// <summary>
    /// A webhook brings the proof of where it comes from in its signature, and the click that stops mails all it allows in its address: what
    /// mail programs post there may be a form of either kind, and nobody reads it.
    /// </summary>
    public static bool BringsItsProof(HttpRequest request) =>
        request.Path.StartsWithSegments(WebhooksInEndpoints.Base, StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments(MailStops.StopPath, StringComparison.OrdinalIgnoreCase);

    /// <summary>In a header that a page cannot have sent without asking first.</summary>
    private static bool BringsCredential(HttpRequest request) => KeyAuthentication.IsIn(request) || TokenAuthentication.IsIn(request);

    /// <summary>A page that may call us, on a surface where a cookie and this machine count for nothing: so it signs in.</summary>
    private static bool IsFromFrontEnd(HttpContext context) =>
        SurfaceChooser.IsSuccessManager(context.Request.Path)
        && context.RequestServices.GetRequiredService<CrossOrigin>().Allows(context.Request);

    private static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    /// <summary>
    /// Every browser of today says in Sec-Fetch-Site where a request comes from, but only to https and to this machine; in Origin, with
    /// every write, to everybody. Programs say neither.
    /// </summary>
    private static bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site.Length > 0
            ? site is "same-origin" or "none"
            : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
