using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Web;

/// <summary>
/// The places whose pages may call the app from a browser: setting <c>BACKEND_CORS_ORIGINS</c>, a JSON list or names with commas between.
/// They bring tokens or keys; cookies are never taken from there.
/// </summary>
internal sealed class CrossOrigin
{
    public const string Setting = "BACKEND_CORS_ORIGINS";

    /// <summary>Of the success manager's document: where its front end runs while it is worked on.</summary>
    private static readonly string[] Documented = ["http://localhost:5173", "http://localhost:3000"];

    /// <summary>What a page may read of an answer beside what every page may.</summary>
    private static readonly string[] Readable = ["ETag", "Location", "Retry-After", "WWW-Authenticate", "Preference-Applied"];

    private readonly HashSet<string> origins;

    private CrossOrigin(IEnumerable<string> origins) => this.origins = new HashSet<string>(origins, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="OptionsValidationException">Something in the setting is no origin; <c>*</c> is none.</exception>
    public static CrossOrigin Of(string? setting)
    {
        var origins = Split(setting).Select(origin => origin.TrimEnd('/')).ToList();
        var wrong = origins.FirstOrDefault(origin => !IsOrigin(origin));
        return wrong is null
            ? new CrossOrigin(origins)
            : throw new OptionsValidationException(
                Setting, typeof(CrossOrigin), [$"{Setting} has '{wrong}', which is no origin such as https://app.example.com."]);
    }

    /// <summary>Whether a page from there sent the request, as its browser says.</summary>
    public bool Allows(HttpRequest request) => origins.Contains(request.Headers.Origin.ToString());

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var allowed = Of(configuration[Setting]);
        services.AddSingleton(allowed);
        services.AddCors(cors => cors.AddDefaultPolicy(
            policy => policy.WithOrigins([.. allowed.origins]).AllowAnyMethod().AllowAnyHeader().WithExposedHeaders(Readable)));
    }

    private static IEnumerable<string> Split(string? setting)
    {
        if (setting is null)
        {
            return Documented;
        }

        try
        {
            return setting.TrimStart().StartsWith('[')
                ? JsonSerializer.Deserialize<string[]>(setting)!
                : setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        catch (JsonException)
        {
            return [setting]; // No origin, which is what will be said of it.
        }
    }

    private static bool IsOrigin(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
