using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// A key that is sent decides. Where everybody may come in, a wrong, expired or revoked one would pass as nobody's, and its owner would
/// learn of it on the day the route is closed.
/// </summary>
internal static class KeyGuard
{
    public static Task RefuseWrongKeysAsync(HttpContext context, RequestDelegate next) =>
        KeyAuthentication.IsIn(context.Request) && context.User.Identity?.IsAuthenticated != true
            ? context.ChallengeAsync(KeyAuthentication.SchemeName)
            : next(context);
}
