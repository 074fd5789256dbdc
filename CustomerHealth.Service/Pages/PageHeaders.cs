using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Pages;

/// <summary>What every page says to the browser beside its content.</summary>
internal static class PageHeaders
{
    /// <summary>No script at all, nothing from elsewhere, forms only to ourselves, in nobody's frame.</summary>
    public const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Set(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache";
        headers.Append("Vary", "Accept-Encoding");
    }
}
