using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>What the OpenAPI document of a surface has beside what its routes say of themselves.</summary>
/// <param name="Name">Of the surface.</param>
/// <param name="About">What a reader should know before all operations, in Markdown.</param>
/// <param name="Bases">Where its routes begin.</param>
internal sealed record ApiDocument(string Name, string Title, string About, IReadOnlyList<string> Bases)
{
    /// <summary>Of the described interface, not of the app.</summary>
    public const string Version = "1.0.0";

    /// <summary>Where the document is handed out.</summary>
    public string Address { get; init; } = $"/openapi/{Name}.json";

    /// <summary>Beginning of the routes that clients leave out, since there is a documented address without it.</summary>
    public string HiddenBase { get; init; } = "";

    /// <summary>How the surface writes its answers.</summary>
    public required JsonSerializerOptions Json { get; init; }

    /// <summary>How one signs in.</summary>
    public required IReadOnlyList<ApiCredential> Credentials { get; init; }

    /// <summary>What only this surface's routes say.</summary>
    public Action<OpenApiOptions> Further { get; init; } = _ => { };

    public bool Has(string route) => Bases.Any(start => route == start || route.StartsWith(start + "/", StringComparison.Ordinal));

    /// <summary>The address of a route as clients know it.</summary>
    public string Shown(string route) => route[HiddenBase.Length..];
}
