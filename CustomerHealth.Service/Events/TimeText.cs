using System.Globalization;

namespace CustomerHealth.Service.Events;

/// <summary>Times on the wire: ISO 8601, a zone or UTC, or a date alone, which is its midnight UTC.</summary>
public static class TimeText
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryRead(string text, out DateTimeOffset time)
    {
        // Digits beyond 100 ns are cut, as RFC 3339 allows any number of them.
        if (text.Length > 64 || !DateTimeOffset.TryParseExact(
            Shorten(text), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time))
        {
            time = default;
            return false;
        }

        return true;
    }

    private static string Shorten(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var end = point + 1;
        while (point >= 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return point >= 0 && end - point - 1 > 7 ? text.Remove(point + 8, end - point - 8) : text;
    }
}
