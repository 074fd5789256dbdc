using System.Net;
using CustomerHealth.Service.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Web.Security;

/// <summary>The access rules that route groups name.</summary>
public static class Access
{
    /// <summary>Anybody in Development, a signed-in caller otherwise: surfaces whose documents ask for no sign-in.</summary>
    public const string OpenSurface = nameof(OpenSurface);

    /// <summary>A caller on loopback in Development, a signed-in caller otherwise.</summary>
    public const string Platform = nameof(Platform);

    /// <summary>The role of an admin, and the rule that asks for it.</summary>
    public const string Admin = "admin";

    private const int LeastKeyCharacters = 32;

    /// <summary>Whose data the caller works on; from the credential, never from the request.</summary>
    public static TenantId Tenant(this HttpContext context) =>
        context.User.FindFirst("tenant") is { } claim ? new TenantId(claim.Value) : TenantId.Main;

    public static IServiceCollection AddAccessRules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AuthOptions>()
            .Bind(configuration.GetSection("Auth"))
            .Validate(
                options => string.IsNullOrEmpty(options.AdminKey) || options.AdminKey.Length >= LeastKeyCharacters,
                $"Auth:AdminKey must have at least {LeastKeyCharacters} characters, or be left out.")
            .Validate(
                options => options.Mode != AuthMode.Development || configuration["WEBSITE_INSTANCE_ID"] is null,
                "Auth:Mode must be Accounts in Azure: there the host calls the worker over loopback, so that everybody would be local.")
            .ValidateOnStart();
        services.AddAuthentication(AdminKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, AdminKeyAuthentication>(AdminKeyAuthentication.SchemeName, null);
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<AuthOptions>>((authorization, auth) =>
        {
            var open = auth.Value.Mode == AuthMode.Development;
            authorization.AddPolicy(OpenSurface, policy => policy.RequireAssertion(context => open || IsSignedIn(context)));
            authorization.AddPolicy(Platform, policy => policy.RequireAssertion(context => (open && IsLocal(context)) || IsSignedIn(context)));
            authorization.AddPolicy(Admin, policy => policy.RequireRole(Admin));
        });
        return services;
    }

    private static bool IsSignedIn(AuthorizationHandlerContext context) => context.User.Identity?.IsAuthenticated == true;

    private static bool IsLocal(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext { Connection.RemoteIpAddress: { } address } && IPAddress.IsLoopback(address);
}
