using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Users;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Auth;

/// <summary><c>/auth</c>: signing in and out, and one's own account.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Authentication");

        var anybody = auth.MapGroup("").AllowAnonymous();
        anybody.MapPost("/login", LoginAsync)
            .TakesForm(Login.Read).Answers<TokenResponse>().Refuses(429).WithSummary("Signs in with e-mail address and password");
        anybody.MapPost("/refresh", RefreshAsync)
            .TakesBody(TokenRefresh.Read).Answers<TokenResponse>().WithSummary("The next tokens for a refresh token, which is good once");

        var oneself = auth.MapGroup("").RequireAuthorization(Access.SuccessManagerSelf);
        oneself.MapPost("/logout", LogoutAsync)
            .TakesBody(TokenRefresh.Read).AnswersMessage().WithSummary("Ends the family of a refresh token");
        oneself.MapMethods("/me", SuccessManagerEndpoints.Read, OwnAccount.GetAsync)
            .Answers<UserResponse>().Refuses(404).WithSummary("One's own account");
        oneself.MapPut("/me", OwnAccount.ChangeAsync)
            .TakesBody(OwnAccount.Profile.Read).Answers<UserResponse>().Refuses(404, 409).WithSummary("Changes one's own name, address or phone");
        oneself.MapPut("/me/password", OwnAccount.ChangePasswordAsync)
            .TakesBody(OwnAccount.PasswordChange.Read).AnswersMessage().Refuses(404, 409, 429).WithSummary("Changes one's own password");
    }

    private static async Task<IResult> LoginAsync(
        HttpContext context,
        SignIns signIns,
        AccessTokens access,
        RefreshTokens refresh,
        IOptions<AuthOptions> auth,
        CancellationToken cancellationToken)
    {
        var (login, refusal) = await Sent.FormAsync(context, Login.Read, cancellationToken);
        if (login is null)
        {
            return refusal!;
        }

        var outcome = await signIns.TryAsync(
            context.Tenant(), login.Username, login.Password, ClientAddress.Of(context, auth.Value.ForwardedHops), cancellationToken);
        if (outcome.Wait is { } wait)
        {
            return Reply.TooManyFailures(context, wait);
        }

        if (outcome.User is not { } user)
        {
            // Who knows the password may know that the account is there.
            return outcome.IsDeactivated
                ? Reply.Refuse(StatusCodes.Status403Forbidden, SuccessManagerErrors.Inactive)
                : Reply.Refuse(StatusCodes.Status401Unauthorized, "Incorrect email or password");
        }

        return Tokens(context, access.Issue(context.Tenant(), user), await refresh.BeginAsync(context.Tenant(), user, cancellationToken));
    }

    private static async Task<IResult> RefreshAsync(
        HttpContext context, AccessTokens access, RefreshTokens refresh, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, TokenRefresh.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var (outcome, user, next) = await refresh.RenewAsync(context.Tenant(), sent.RefreshToken, cancellationToken);
        return outcome switch
        {
            RefreshOutcome.Renewed => Tokens(context, access.Issue(context.Tenant(), user!), next!),
            RefreshOutcome.Inactive => Reply.Refuse(StatusCodes.Status403Forbidden, SuccessManagerErrors.Inactive),
            RefreshOutcome.Revoked => Reply.Refuse(StatusCodes.Status401Unauthorized, "Refresh token has been revoked"),
            _ => Reply.Refuse(StatusCodes.Status401Unauthorized, "Invalid refresh token"),
        };
    }

    /// <summary>Says the same whatever the token was: who signs out wants to be out, not to learn something.</summary>
    private static async Task<IResult> LogoutAsync(HttpContext context, RefreshTokens refresh, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, TokenRefresh.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        await refresh.EndAsync(context.Tenant(), sent.RefreshToken, cancellationToken);
        return Reply.Said("Successfully logged out");
    }

    private static IResult Tokens(HttpContext context, string access, string refresh)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Reply.Ok(new TokenResponse(access, refresh, "bearer"));
    }

    private sealed record TokenResponse(string AccessToken, string RefreshToken, string TokenType);

    private sealed record Login(string Username, string Password)
    {
        public static Login Read(SentFields form) => new(form.Required("username", Shape.Text(1)), form.Required("password", Shape.Secret(1)));
    }

    private sealed record TokenRefresh(string RefreshToken)
    {
        public static TokenRefresh Read(SentFields body) => new(body.Required("refresh_token", Shape.Secret(0)));
    }
}
