using CustomerHealth.Service.ApiKeys;
using Microsoft.AspNetCore.Http;

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
    /// A write with a session comes from a page of ours. The same-site cookie keeps other sites out, this also other ports and names
    /// of the same site; every browser of today says in Sec-Fetch-Site where a request comes from.
    /// </summary>
    public static Task RefuseForeignWritesAsync(HttpContext context, RequestDelegate next)
    {
        var from = context.Request.Headers["Sec-Fetch-Site"].ToString();
        var isWrite = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        return isWrite && (from is "cross-site" or "same-site") && Session.IsOf(context)
            ? SurfaceErrors.Of(context).WriteAsync(
                context, StatusCodes.Status403Forbidden, "A signed-in browser may write from pages of this app only.")
            : next(context);
    }
}
