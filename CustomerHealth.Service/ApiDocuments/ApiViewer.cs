using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>A program in the browser that shows a document.</summary>
/// <param name="Key">What the starting script knows it by.</param>
/// <param name="Script">Name of an asset.</param>
/// <param name="Styles">Names of assets.</param>
/// <param name="ContentPolicy">No more than it needs to run: its own files from here, and the document from here.</param>
internal sealed record ApiViewer(string Key, string Title, string Address, string Script, IReadOnlyList<string> Styles, string ContentPolicy)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IReadOnlyList<ApiViewer> All { get; } =
    [
        new("swagger", "Swagger UI", "/docs", "swagger-ui.js", ["swagger-ui.css"], $"{Policy}; style-src 'self'"),
        new("redoc", "ReDoc", "/redoc", "redoc.js", [], $"{Policy}; style-src 'self' 'unsafe-inline'"),
    ];

    public ApiPageModel Show(ApiDocument document, IReadOnlyList<ApiDocument> all) => new(
        $"{document.Title} · {Title}",
        Key,
        document.Address,
        [.. Styles.Append("api-page.css").Select(PageAssets.AddressOf)],
        [PageAssets.AddressOf(Script), PageAssets.AddressOf("api-page.js")],
        [.. all.Select(other => new ApiPageLink(other.Title, AddressOf(other), other == document))],
        [.. All.Select(other => new ApiPageLink(other.Title, other.AddressOf(document), other == this))]);

    private string AddressOf(ApiDocument document) => $"{Address}?document={document.Name}";
}
