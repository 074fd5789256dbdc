using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>The three headers of Standard Webhooks.</summary>
internal readonly record struct WebhookHeaders(string Id, long Timestamp, string Signatures)
{
    private const int MostIdCharacters = 200;
    private const int MostSignatureCharacters = 4096;

    /// <summary>Null when one is missing or nothing that could have been signed.</summary>
    public static WebhookHeaders? Of(HttpRequest request)
    {
        var id = request.Headers["webhook-id"].ToString();
        var signatures = request.Headers["webhook-signature"].ToString();
        return id.Length is > 0 and <= MostIdCharacters
            && id.All(character => character is > ' ' and <= '~')
            && signatures.Length is > 0 and <= MostSignatureCharacters
            && long.TryParse(request.Headers["webhook-timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
            ? new WebhookHeaders(id, timestamp, signatures)
            : null;
    }
}
