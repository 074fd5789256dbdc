using System.Net.Mime;
using System.Security.Cryptography;
using CustomerHealth.Service.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>
/// The documents themselves, and two pages to read them with. Anybody may: they say what the source says, and nothing of data, accounts or
/// settings; a client has to know how to sign in before it can.
/// </summary>
internal static class ApiDocumentEndpoints
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapApiDocuments(this IEndpointRouteBuilder routes, IReadOnlyList<ApiDocument> documents)
    {
        var group = routes.MapGroup("").AllowAnonymous().WithTags("API documents");
        group.MapMethods("/openapi/{document}.json", Read, (string document, HttpContext context, ApiDocumentWriter writer) =>
            GetDocumentAsync(documents.FirstOrDefault(known => known.Address == $"/openapi/{document}.json"), context, writer));
        foreach (var viewer in ApiViewer.All)
        {
            group.MapMethods(viewer.Address, Read, (HttpRequest request) => GetPage(viewer, documents, request.Query["document"].ToString()));
        }
    }

    private static async Task<IResult> GetDocumentAsync(ApiDocument? document, HttpContext context, ApiDocumentWriter writer)
    {
        if (document is null)
        {
            return TypedResults.NotFound();
        }

        var bytes = await writer.WriteAsync(document);
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(
            bytes,
            MediaTypeNames.Application.Json,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}\""));
    }

    /// <param name="chosen">Name of a surface; the first document where there is none of that name.</param>
    private static PageResult<ApiPage> GetPage(ApiViewer viewer, IReadOnlyList<ApiDocument> documents, string chosen)
    {
        var document = documents.FirstOrDefault(known => known.Name == chosen) ?? documents[0];
        return new PageResult<ApiPage>(viewer.Show(document, documents), policy: viewer.ContentPolicy);
    }
}
