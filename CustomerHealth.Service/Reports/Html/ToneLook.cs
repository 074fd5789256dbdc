using CustomerHealth.Service.Reports.Content;

namespace CustomerHealth.Service.Reports.Html;

/// <summary>The styles and marks of the site that stand for a tone; what has none is plain data.</summary>
internal static class ToneLook
{
    /// <summary>Name of the style and of the mark; null for none.</summary>
    public static string? StyleOf(Tone tone) => tone switch
    {
        Tone.Healthy => "healthy",
        Tone.Neutral => "neutral",
        Tone.AtRisk => "risk",
        _ => null,
    };

    /// <summary>The style of a bar.</summary>
    public static string FillOf(Tone tone) => StyleOf(tone) is { } style ? $"c-{style}" : "earned";
}
