using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Surfaces.SuccessManager.Users;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Auth;

/// <summary><c>/auth</c>: signing in and out, and one's own account.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var oneself = api.MapGroup("/auth").RequireAuthorization(Access.SuccessManagerSelf);
        oneself.MapMethods("/me", SuccessManagerEndpoints.Read, GetMeAsync);
    }

    private static async Task<IResult> GetMeAsync(HttpContext context, UserStore users, CancellationToken cancellationToken) =>
        await users.FindAsync(context.Tenant(), context.User.UserId()!, cancellationToken) is { } user
            ? Reply.Ok(UserResponse.Of(user))
            : Reply.NotFound("User");
}
