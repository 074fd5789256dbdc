using System.Text.Encodings.Web;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// Signs a person in by an access token in <c>Authorization: Bearer</c>. The role is the account's of now. The account of a token may have
/// been deactivated since: then it is known who calls, and that they may do nothing.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AccessTokens tokens,
    ActiveUsers users)
    : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "Bearer";
    private const string Prefix = SchemeName + " ";

    /// <summary>Whether the request brings a bearer token; an API key in its place is none.</summary>
    public static bool IsIn(HttpRequest request) => SentIn(request) is not null && !KeyAuthentication.IsIn(request);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SentIn(Request) is not { } sent)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.ReadAsync(sent) is not { } bearer
            || await users.FindAsync(bearer.Tenant, bearer.UserId, Context.RequestAborted) is not { } user)
        {
            return AuthenticateResult.Fail("The access token is not valid.");
        }

        var caller = user.Active ? Caller.Of(bearer.Tenant, user, SchemeName) : Caller.Deactivated(SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(caller, SchemeName));
    }

    /// <summary>A surface whose document knows no tokens invites as ever; one whose does says so itself.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        KeyAuthentication.Invite(Response);
        return base.HandleChallengeAsync(properties);
    }

    private static string? SentIn(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? authorization[Prefix.Length..].Trim() : null;
    }
}
