using CustomerHealth.Service.Web.Security;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>A way to say who one is.</summary>
/// <param name="Name">As the document refers to it.</param>
/// <param name="IsPerson">Whether an account stands behind it; a key has none.</param>
internal sealed record ApiCredential(string Name, OpenApiSecurityScheme Scheme, bool IsPerson)
{
    public static ApiCredential Key { get; } = new(
        "ApiKey",
        new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = KeyAuthentication.Header,
            Description = "An API key, ch_...; taken as Authorization: Bearer too.",
        },
        IsPerson: false);

    public static ApiCredential Token { get; } = new(
        "Token",
        new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "An access token of the success manager.",
        },
        IsPerson: true);

    public static ApiCredential Session { get; } = new(
        "Session",
        new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = Web.Security.Session.CookieName,
            Description = "The cookie of a browser that signed in at /sign-in.",
        },
        IsPerson: true);
}
