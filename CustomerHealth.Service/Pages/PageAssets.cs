using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CustomerHealth.Service.Pages;

/// <summary>
/// The stylesheet and the icon, embedded in the assembly. Their addresses carry a hash of the content, so that a browser may keep them for
/// ever; an address with another hash, from a page of another version, gets the present content and is not to be kept.
/// </summary>
internal static class PageAssets
{
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, Asset> Assets =
        new[] { Load("site.css", "text/css; charset=utf-8"), Load("icon.svg", "image/svg+xml") }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    public static string Stylesheet => Assets["site.css"].Address;

    public static string Icon => Assets["icon.svg"].Address;

    public static void MapPageAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/assets/{name}", [HttpMethods.Get, HttpMethods.Head], Get).AllowAnonymous().WithTags("Assets");

    private static IResult Get(string name, HttpContext context)
    {
        // site.{hash}.css is site.css.
        var parts = name.Split('.');
        if (parts.Length != 3 || !Assets.TryGetValue($"{parts[0]}.{parts[2]}", out var asset))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = parts[1] == asset.Hash ? Forever : "no-cache";
        return TypedResults.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
    }

    private static Asset Load(string name, string contentType)
    {
        using var resource = typeof(PageAssets).Assembly.GetManifestResourceStream($"assets/{name}")
            ?? throw new InvalidOperationException($"The asset {name} is not embedded.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        var bytes = content.ToArray();
        return new Asset(name, contentType, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    private sealed record Asset(string Name, string ContentType, byte[] Content, string Hash)
    {
        public string Address => $"/assets/{Name.Insert(Name.IndexOf('.', StringComparison.Ordinal), "." + Hash)}";
    }
}
