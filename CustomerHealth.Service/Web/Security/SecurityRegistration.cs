using CustomerHealth.Service.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Web.Security;

/// <summary>Ways to sign in, keys, forms and the rules of access.</summary>
internal static class SecurityRegistration
{
    private const string AnyScheme = "Any";
    private const int LeastKeyCharacters = 32;
    private const int MostHops = 5;

    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration) => services
        .AddAuthSettings(configuration)
        .AddSchemes()
        .AddSharedKeys()
        .AddForms()
        .AddAccessRules()

        // The server logs every request line with its query, where somebody may have put a key.
        .Configure<LoggerFilterOptions>(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));

    private static IServiceCollection AddAuthSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AuthOptions>()
            .Bind(configuration.GetSection("Auth"))
            .Validate(
                options => string.IsNullOrEmpty(options.AdminKey) || options.AdminKey.Length >= LeastKeyCharacters,
                $"Auth:AdminKey must have at least {LeastKeyCharacters} characters, or be left out.")
            .Validate(
                options => options.Mode != AuthMode.Development || configuration["WEBSITE_INSTANCE_ID"] is null,
                "Auth:Mode must be Accounts in Azure: there the host calls the worker over loopback, so that everybody would be local.")
            .Validate(options => options.ForwardedHops is >= 0 and <= MostHops, $"Auth:ForwardedHops must be 0 to {MostHops}.")
            .ValidateOnStart();
        return services;
    }

    private static IServiceCollection AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddCookie(Session.SchemeName, Session.Configure);
        services.AddOptions<CookieAuthenticationOptions>(Session.SchemeName)
            .Configure<IOptions<AuthOptions>>((options, auth) => BindToHost(options.Cookie, auth.Value));
        return services;
    }

    /// <summary>
    /// A key or token that is sent decides, even a wrong one: else a stale cookie would answer for it. On the success manager a cookie is
    /// nothing: what a browser sends by itself must not write there, and nobody is led to a sign-in page from an API.
    /// </summary>
    private static string SchemeOf(HttpContext context) =>
        KeyAuthentication.IsIn(context.Request) ? KeyAuthentication.SchemeName
        : TokenAuthentication.IsIn(context.Request) || SurfaceChooser.IsSuccessManager(context.Request.Path) ? TokenAuthentication.SchemeName
        : Session.SchemeName;

    /// <summary>
    /// Where every request counts as https, a browser takes a cookie of this name from this host alone: a neighbour of the same domain
    /// cannot put one of its own in its place. Over http it would refuse the name.
    /// </summary>
    private static void BindToHost(CookieBuilder cookie, AuthOptions auth)
    {
        if (auth.AssumeHttps)
        {
            cookie.Name = $"__Host-{cookie.Name}";
            cookie.Path = "/";
        }
    }

    private static IServiceCollection AddSharedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CustomerHealth");
        services.AddOptions<KeyManagementOptions>().Configure<ITableStore, IBlobStore>((options, tables, blobs) =>
        {
            options.XmlRepository = new DataProtectionKeys(tables, blobs);

            // Whoever may read container keys can read the rest of the store too; storage encrypts at rest. See docs/adr/0011.
            options.XmlEncryptor = new NullXmlEncryptor();
        });
        return services;
    }

    private static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = FormGuard.FieldName;
            options.Cookie.Name = "customerhealth-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<AuthOptions>>((options, auth) => BindToHost(options.Cookie, auth.Value));
        services.Configure<FormOptions>(form =>
        {
            // What may be in a form; FormLimits sees to it that no more than that is read.
            form.ValueLengthLimit = FormLimits.FormBytes;
            form.ValueCountLimit = 64;
        });
        return services;
    }
}
