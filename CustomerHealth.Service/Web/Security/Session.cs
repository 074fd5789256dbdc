using System.Globalization;
using System.Security.Claims;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// The session of a browser: a signed and encrypted cookie that says who, with which stamp, in which session and until when at most. What
/// the person may do is read from the account (remembered for half a minute), so that no session outlives a new role, a new password or a
/// deactivation; a copy of the cookie does not outlive signing out.
/// </summary>
internal static class Session
{
    public const string SchemeName = "Session";
    public const string CookieName = "customerhealth-session";
    public const string SignInPath = "/sign-in";
    public const string ReturnParameter = "return";

    private const string IdItem = "session";
    private const string EndItem = "end";

    /// <summary>So long without a request, and it is over.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>So long after signing in it is over, however much it is used: a stolen cookie could be kept alive for ever.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Whether the caller came in by a session, not by a key.</summary>
    public static bool IsOf(HttpContext context) => context.User.Identity is { IsAuthenticated: true, AuthenticationType: SchemeName };

    public static Task BeginAsync(HttpContext context, User user)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var properties = new AuthenticationProperties();
        properties.Items[IdItem] = Guid.NewGuid().ToString("N");
        properties.Items[EndItem] = (now + Longest).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return context.SignInAsync(SchemeName, Caller.Of(context.Tenant(), user, SchemeName), properties);
    }

    /// <summary>Takes the cookie away, and ends the session for every copy of it.</summary>
    public static async Task EndAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(SchemeName);
        if (session.Principal is { } caller && TermOf(session.Properties) is { } term)
        {
            // First: when it cannot be written, the person is told so and keeps a cookie to try again with.
            await context.RequestServices.GetRequiredService<EndedSessions>().AddAsync(Caller.Tenant(caller), term, context.RequestAborted);
        }

        await context.SignOutAsync(SchemeName);
    }

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
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
        var tenant = Caller.Tenant(context.Principal ?? new ClaimsPrincipal());
        if (await FindUserAsync(context, tenant) is { } user)
        {
            context.ReplacePrincipal(Caller.Of(tenant, user, SchemeName));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SchemeName);
    }

    /// <summary>Whose session it is, if neither it nor the account has ended.</summary>
    private static async Task<User?> FindUserAsync(CookieValidatePrincipalContext context, TenantId tenant)
    {
        var (services, cancellationToken) = (context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        var (id, stamp) = (context.Principal?.UserId(), context.Principal?.FindFirstValue(Caller.StampClaim));
        if (id is null || stamp is null || TermOf(context.Properties) is not { } term
            || term.End <= services.GetRequiredService<TimeProvider>().GetUtcNow()
            || await services.GetRequiredService<EndedSessions>().ContainAsync(tenant, term, cancellationToken))
        {
            return null;
        }

        return await services.GetRequiredService<ActiveUsers>().FindAsync(tenant, id, stamp, cancellationToken);
    }

    /// <summary>Null for a cookie from before sessions had an end.</summary>
    private static SessionTerm? TermOf(AuthenticationProperties? properties) =>
        Guid.TryParseExact(properties?.GetString(IdItem), "N", out var id)
        && long.TryParse(properties.GetString(EndItem), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            ? new SessionTerm(id, DateTimeOffset.FromUnixTimeSeconds(end))
            : null;

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
