using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// No form is read before it is known to be small. It stands before everything that reads forms, above all the guard against forgery,
/// which anybody may make read one, and which takes a body that is too large for a token that is wrong.
/// </summary>
internal static class FormLimits
{
    /// <summary>No form of ours has more.</summary>
    public const int FormBytes = 64 * 1024;

    /// <summary>
    /// From here on the server hangs up on a body that nobody read. Somewhat more than a form may have: who is just above that hears why.
    /// </summary>
    private const int ServerBytes = 4 * FormBytes;

    public static async Task HoldAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!IsForm(request) || RequestGuards.BringsItsProof(request))
        {
            await next(context);
            return;
        }

        Bound(context);
        if (IsMultipart(request))
        {
            // For files, and its parts have limits of their own that add up to far more than a form of ours needs.
            await SurfaceErrors.Of(context).WriteAsync(
                context, StatusCodes.Status415UnsupportedMediaType, "Forms are taken as application/x-www-form-urlencoded only.");
            return;
        }

        var (body, problem) = await RawBody.ReadAsync(request, FormBytes, context.RequestAborted);
        if (problem is not null)
        {
            await SurfaceErrors.Of(context).WriteAsync(context, problem.Status, problem.Detail);
            return;
        }

        request.Body = new MemoryStream(body.ToArray(), writable: false);
        await next(context);
    }

    private static bool IsForm(HttpRequest request) => request.HasFormContentType || IsMultipart(request);

    private static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The server, too, then reads no more, when it wants to have done with the rest of a body that was refused.</summary>
    private static void Bound(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most)
        {
            most.MaxRequestBodySize = ServerBytes;
        }
    }
}
