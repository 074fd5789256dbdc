using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CustomerHealth.Service.ApiKeys;
using CustomerHealth.Service.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// Signs a caller in by a key in a header: an API key in <c>X-Api-Key</c> or as a bearer token, or the operator's key in <c>X-Api-Key</c>.
/// A refusal has no body of its own: the surface that was asked writes it.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IOptions<AuthOptions> options,
    ApiKeyStore keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";
    private const string Bearer = "Bearer ";

    /// <summary>Whether the request brings a key; a bearer token of another kind is none.</summary>
    public static bool IsIn(HttpRequest request) => SentIn(request).Length > 0;

    /// <summary>What a 401 says about how to sign in.</summary>
    public static void Invite(HttpResponse response) => response.Headers.WWWAuthenticate = $"{SchemeName} realm=\"CustomerHealth\"";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var sent = SentIn(Request);
        if (sent.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (IsOperator(sent))
        {
            return Success(new AuthenticationTicket(Caller.Operator(SchemeName), SchemeName));
        }

        var key = await keys.FindValidAsync(TenantId.Main, sent, Context.RequestAborted);
        return key is null
            ? AuthenticateResult.Fail("The API key is not valid.")
            : Success(new AuthenticationTicket(Caller.Of(TenantId.Main, key, SchemeName), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Invite(Response);
        return base.HandleChallengeAsync(properties);
    }

    private static AuthenticateResult Success(AuthenticationTicket ticket) => AuthenticateResult.Success(ticket);

    private static string SentIn(HttpRequest request)
    {
        if (request.Headers[Header].ToString() is { Length: > 0 } key)
        {
            return key;
        }

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer + ApiKeyText.Prefix, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : string.Empty;
    }

    /// <summary>Hashes are compared, so that neither the length nor the first wrong character shows in the time it takes.</summary>
    private bool IsOperator(string sent) =>
        !string.IsNullOrEmpty(options.Value.AdminKey)
        && Request.Headers.ContainsKey(Header)
        && CryptographicOperations.FixedTimeEquals(Hash(sent), Hash(options.Value.AdminKey));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
