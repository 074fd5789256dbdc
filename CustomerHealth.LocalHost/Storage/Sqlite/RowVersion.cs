using System.Globalization;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>Numbers of the file's sequence as texts: the ETag of a row, the id and the pop receipt of a message.</summary>
internal static class RowVersion
{
    /// <summary>Matches no row: the sequence begins at 1.</summary>
    private const long None = 0;

    public static string ToETag(long version) => string.Create(CultureInfo.InvariantCulture, $"W/\"{version:x}\"");

    /// <summary>A text that this store never gave is the version of nothing, "*" included: a condition stays one.</summary>
    public static long FromETag(string etag) =>
        etag.StartsWith("W/\"", StringComparison.Ordinal) && etag.EndsWith('"') && etag.Length > 4 ? FromText(etag[3..^1]) : None;

    public static string ToText(long number) => number.ToString("x", CultureInfo.InvariantCulture);

    public static long FromText(string text) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : None;
}
