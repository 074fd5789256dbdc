using System.Text;

namespace CustomerHealth.Scoring.Compact;

/// <summary>Text that survives UTF-8: half a surrogate pair becomes U+FFFD before anything is compared or stored.</summary>
internal static class CanonicalText
{
    public static string Of(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>As <see cref="Of"/>; empty text is no text.</summary>
    public static string? OfOptional(string? text) => string.IsNullOrEmpty(text) ? null : Of(text);
}
