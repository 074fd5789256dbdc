using System.Security.Claims;
using CustomerHealth.Service.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// The session of a browser: a signed and encrypted cookie that says who and with which stamp, no more. What the person may do is read
/// from the account (remembered for half a minute), so that no session outlives a new role, a new password or a deactivation.
/// </summary>
internal static class Session
{
    public const string SchemeName = "Session";
    public const string CookieName = "customerhealth-session";
    public const string SignInPath = "/sign-in";
    public const string ReturnParameter = "return";

    private static readonly TimeSpan Life = TimeSpan.FromHours(8);

    /// <summary>Whether the caller came in by a session, not by a key.</summary>
    public static bool IsOf(HttpContext context) => context.User.Identity is { IsAuthenticated: true, AuthenticationType: SchemeName };

    public static Task BeginAsync(HttpContext context, User user) =>
        context.SignInAsync(SchemeName, Caller.Of(context.Tenant(), user, SchemeName));

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(SchemeName);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Life;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = ReturnParameter;
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = InviteAsync,
            OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            },
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<ActiveUsers>();
        var (id, stamp) = (context.Principal?.UserId(), context.Principal?.FindFirstValue(Caller.StampClaim));
        var tenant = Caller.Tenant(context.Principal ?? new ClaimsPrincipal());
        var user = id is null || stamp is null ? null : await users.FindAsync(tenant, id, stamp, context.HttpContext.RequestAborted);
        if (user is null)
        {
            context.RejectPrincipal();
            await EndAsync(context.HttpContext);
            return;
        }

        context.ReplacePrincipal(Caller.Of(tenant, user, SchemeName));
    }

    /// <summary>A person is shown the way to sign in; a program is told 401, in the envelope of the surface it asked.</summary>
    private static Task InviteAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && Accepted.PrefersHtml(request.Headers.Accept))
        {
            // Not the framework's own address, which names the host: behind a proxy that is not the one the person sees.
            context.Response.Redirect($"{SignInPath}{QueryString.Create(ReturnParameter, request.Path + request.QueryString)}");
            return Task.CompletedTask;
        }

        KeyAuthentication.Invite(context.Response);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
