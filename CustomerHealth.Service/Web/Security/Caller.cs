using System.Security.Claims;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.ApiKeys;
using CustomerHealth.Service.Tenancy;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web.Security;

/// <summary>Who is calling, as claims: made here for every way to sign in, so that a rule need not know which it was.</summary>
public static class Caller
{
    public const string StampClaim = "stamp";
    private const string TenantClaim = "tenant";
    private const string ScopeClaim = "scope";
    private const string DeactivatedClaim = "deactivated";

    /// <summary>Whose data the caller works on; from the credential, never from the request.</summary>
    public static TenantId Tenant(this HttpContext context) => Tenant(context.User);

    /// <summary>The user's id; null for a key and for nobody.</summary>
    public static string? UserId(this ClaimsPrincipal caller) => caller.FindFirst(ClaimTypes.NameIdentifier)?.Value;

    /// <summary>Whether the caller has a scope, or the one that includes all.</summary>
    public static bool May(this ClaimsPrincipal caller, string scope) =>
        caller.HasClaim(ScopeClaim, scope) || caller.HasClaim(ScopeClaim, Scope.Admin);

    /// <summary>Whether the caller's account was deactivated: known, and without any right.</summary>
    internal static bool IsDeactivated(this ClaimsPrincipal caller) => caller.HasClaim(claim => claim.Type == DeactivatedClaim);

    internal static TenantId Tenant(ClaimsPrincipal caller) =>
        caller.FindFirst(TenantClaim) is { } claim ? new TenantId(claim.Value) : TenantId.Main;

    internal static ClaimsPrincipal Of(TenantId tenant, User user, string scheme) => With(
        scheme,
        tenant,
        user.Role.Scopes(),
        new Claim(ClaimTypes.NameIdentifier, user.Id),
        new Claim(ClaimTypes.Name, user.FullName),
        new Claim(ClaimTypes.Role, user.Role.Word()),
        new Claim(StampClaim, user.Stamp));

    internal static ClaimsPrincipal Of(TenantId tenant, ApiKey key, string scheme) =>
        With(scheme, tenant, key.Scopes, new Claim(ClaimTypes.Name, $"key {key.Hint}"));

    internal static ClaimsPrincipal Deactivated(string scheme) =>
        new(new ClaimsIdentity([new Claim(DeactivatedClaim, string.Empty)], scheme));

    internal static ClaimsPrincipal Operator(string scheme) =>
        With(scheme, TenantId.Main, [Scope.Admin], new Claim(ClaimTypes.Name, "operator"), new Claim(ClaimTypes.Role, Role.Admin.Word()));

    private static ClaimsPrincipal With(string scheme, TenantId tenant, IEnumerable<string> scopes, params Claim[] claims) =>
        new(new ClaimsIdentity(
            [.. claims, new Claim(TenantClaim, tenant.Value), .. scopes.Select(scope => new Claim(ScopeClaim, scope))], scheme));
}
