using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CustomerHealth.Service.Tokens;

/// <summary>
/// Access tokens: JWTs that say who, signed by HMAC-SHA256 and good for minutes. What the person may do is read from the account at each
/// request, not from the token.
/// </summary>
public sealed class AccessTokens
{
    private const string Issuer = "customerhealth";
    private const string Audience = "customerhealth-api";
    private const string TokenType = "at+jwt";
    private const string TenantClaim = "tenant";

    /// <summary>Ours have less than 600 bytes; what is larger is not looked into.</summary>
    private const int MostBytes = 4096;

    /// <summary>How far the clocks of two instances may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private readonly TokenKeys keys;
    private readonly TimeProvider time;
    private readonly TimeSpan lifetime;
    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = MostBytes, MapInboundClaims = false };
    private readonly TokenValidationParameters rules;

    internal AccessTokens(TokenKeys keys, IOptions<TokenOptions> options, TimeProvider time)
    {
        (this.keys, this.time, lifetime) = (keys, time, options.Value.AccessLifetime);
        rules = new TokenValidationParameters
        {
            // Pinned here, whatever a token says (RFC 8725, 3.1); addresses of keys in its header are not followed by anything.
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidTypes = [TokenType],
            IssuerSigningKeyResolver = (_, _, id, _) => keys.Find(id) is { } key ? [key] : [],
            TryAllIssuerSigningKeys = false,
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        };
    }

    public string Issue(TenantId tenant, User user)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenType,
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = user.Id,
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
                [TenantClaim] = tenant.Value,

                // The documented claims of this surface's clients.
                ["type"] = "access",
            },
            SigningCredentials = keys.Current,
        });
    }

    /// <summary>Whose token it is, or null: why not is nobody's business.</summary>
    public async Task<Bearer?> ReadAsync(string token)
    {
        var result = await handler.ValidateTokenAsync(token, rules);
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt }
            && !jwt.TryGetHeaderValue<object>("crit", out _) // We know none of what it might demand (RFC 7515, 4.1.11).
            && jwt.TryGetPayloadValue<string>(TenantClaim, out var tenant) && TenantId.IsValid(tenant)
            && jwt.Subject is { Length: > 0 } user
                ? new Bearer(new TenantId(tenant), user)
                : null;
    }

    /// <summary>A token without either time would be good for ever.</summary>
    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return from <= now + Skew && until > now - Skew;
    }
}

/// <summary>Whom an access token stands for.</summary>
public readonly record struct Bearer(TenantId Tenant, string UserId);
