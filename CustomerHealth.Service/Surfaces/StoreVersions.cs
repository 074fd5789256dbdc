using System.Text;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces;

/// <summary>The store's version of a row on the wire: as opaque there as it is to us.</summary>
internal static class StoreVersions
{
    public static string ETagOf(string? version) => $"\"{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(version ?? string.Empty))}\"";

    /// <summary>The only version that a writer accepts; null: any.</summary>
    public static string? Asked(HttpRequest request) => request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*" ? match : null;
}
