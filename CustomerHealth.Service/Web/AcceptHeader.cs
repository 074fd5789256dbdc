using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CustomerHealth.Service.Web;

/// <summary>What a client would rather have.</summary>
internal static class AcceptHeader
{
    /// <summary>Whether it names HTML and rates it above JSON, or as high and first. A wildcard names nothing.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return false;
        }

        var best = accepted
            .Where(type => type.Quality is not 0 && (IsHtml(type) || IsJson(type)))
            .Select((type, place) => (Type: type, Place: place))
            .OrderByDescending(entry => entry.Type.Quality ?? 1)
            .ThenBy(entry => entry.Place)
            .FirstOrDefault();
        return best.Type is not null && IsHtml(best.Type);
    }

    private static bool IsHtml(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)
        || type.MediaType.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
}
