using Microsoft.Net.Http.Headers;

namespace CustomerHealth.Service.Web;

/// <summary>What kind of answer a client prefers, by its Accept header (RFC 9110, 12.5.1).</summary>
internal static class Accepted
{
    /// <summary>
    /// Whether a page is wanted rather than data: <c>text/html</c> has to be named and to weigh more than JSON. With equal weight the one
    /// named more exactly wins, then the one named first; <c>*/*</c>, which every script sends, names nothing.
    /// </summary>
    public static bool PrefersHtml(string? accept)
    {
        if (string.IsNullOrEmpty(accept) || !MediaTypeHeaderValue.TryParseList([accept], out var ranges))
        {
            return false;
        }

        var html = Match(ranges, "text", "html");
        var json = Match(ranges, "application", "json");
        return html.Exactness > 0 && html.Quality > 0 && html.CompareTo(json) > 0;
    }

    /// <summary>The range that speaks of a type: the most exact one, as the RFC asks, whatever its weight.</summary>
    private static Weight Match(IList<MediaTypeHeaderValue> ranges, string type, string subtype)
    {
        var best = default(Weight);
        for (var at = 0; at < ranges.Count; at++)
        {
            var range = ranges[at];
            var exactness = range.MatchesAllTypes ? 0
                : !range.Type.Equals(type, StringComparison.OrdinalIgnoreCase) ? -1
                : range.MatchesAllSubTypes ? 1
                : range.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase) ? 2
                : -1;
            if (exactness >= 0 && (best == default || exactness > best.Exactness))
            {
                best = new Weight(range.Quality ?? 1, exactness, -at);
            }
        }

        return best;
    }

    private readonly record struct Weight(double Quality, int Exactness, int Place) : IComparable<Weight>
    {
        public int CompareTo(Weight other) => (Quality, Exactness, Place).CompareTo((other.Quality, other.Exactness, other.Place));
    }
}
