using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.ReDoc;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace CustomerHealth.Service.Pages;

/// <summary>
/// Styles, scripts and the icon, embedded in this assembly or in that of a viewer of API documents. Their addresses carry a hash, so that a
/// browser may keep them for ever; an address with another hash, from a page of another version, gets the present content and is not to be
/// kept.
/// </summary>
internal static class PageAssets
{
    private const string Forever = "public, max-age=31536000, immutable";

    private const string Css = "text/css; charset=utf-8";
    private const string Script = "text/javascript; charset=utf-8";

    private static readonly FrozenDictionary<string, EmbeddedAsset> Assets = new[]
    {
        EmbeddedAsset.Own("site.css", Css),
        EmbeddedAsset.Own("icon.svg", "image/svg+xml"),
        EmbeddedAsset.Own("api-page.css", Css),
        EmbeddedAsset.Own("api-page.js", Script),
        EmbeddedAsset.OfPackage(typeof(SwaggerUIOptions), "node_modules.swagger_ui_dist.swagger-ui.css", "swagger-ui.css", Css),
        EmbeddedAsset.OfPackage(typeof(SwaggerUIOptions), "node_modules.swagger_ui_dist.swagger-ui-bundle.js", "swagger-ui.js", Script),
        EmbeddedAsset.OfPackage(typeof(ReDocOptions), "node_modules.redoc.bundles.redoc.standalone.js", "redoc.js", Script, WithoutForeignLogo),
    }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    public static string Stylesheet => AddressOf("site.css");

    public static string Icon => AddressOf("icon.svg");

    public static string AddressOf(string name) => Assets[name].Address;

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
        if (asset.IsPacked)
        {
            context.Response.Headers.Append("Vary", "Accept-Encoding");
        }

        if (!asset.IsPacked || !AcceptsGzip(context.Request))
        {
            return TypedResults.Bytes(asset.Plain(), asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
        }

        context.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(asset.Content.Value, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}-gzip\""));
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings)
        && codings.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    /// <summary>ReDoc fetches a logo from its maker's server; our pages fetch nothing from elsewhere, and the content policy forbids it.</summary>
    private static string WithoutForeignLogo(string script) => script.Replace("https://cdn.redoc.ly/redoc/logo-mini.svg", Icon, StringComparison.Ordinal);
}
