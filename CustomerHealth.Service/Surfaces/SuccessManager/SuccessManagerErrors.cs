using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>This surface's envelope, and its documented words for what the framework refuses.</summary>
internal sealed class SuccessManagerErrors : ISurfaceErrors
{
    public const string Inactive = "User account is inactive";

    public Task WriteAsync(HttpContext context, int status, string detail) => Reply.Refuse(status, detail).ExecuteAsync(context);

    public string? WordsFor(HttpContext context, int status) => status switch
    {
        StatusCodes.Status401Unauthorized => BringsCredential(context.Request) ? "Invalid or expired token" : "Not authenticated",
        StatusCodes.Status403Forbidden => WhyForbidden(context),
        StatusCodes.Status404NotFound => "Not Found",
        StatusCodes.Status405MethodNotAllowed => "Method Not Allowed",
        _ => null,
    };

    private static bool BringsCredential(HttpRequest request) => TokenAuthentication.IsIn(request) || KeyAuthentication.IsIn(request);

    private static string WhyForbidden(HttpContext context) =>
        context.User.IsDeactivated()
            ? Inactive
            : context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy switch
            {
                Access.SuccessManagerChanges => "Manager or admin access required",
                Access.SuccessManagerAdmin => "Admin access required",
                Access.SuccessManagerSelf => "An API key has no account: sign in as a person",
                Access.SuccessManagerNotes => "The API key needs scope events:write or customers:write",
                _ => "The API key needs scope read",
            };
}
