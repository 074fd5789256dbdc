using CustomerHealth.Service.Reports.Content;
using PdfSharp.Drawing;

namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>The light tokens of the pages (<c>site.css</c>): what is legible there is legible on paper.</summary>
internal static class Palette
{
    public static readonly XColor Ink = Of(0x15212a);
    public static readonly XColor Muted = Of(0x4c5a65);
    public static readonly XColor Brand = Of(0x14477d);
    public static readonly XColor Edge = Of(0x74828d);
    public static readonly XColor Hairline = Of(0xd3dade);
    public static readonly XColor Sunken = Of(0xe9edf0);
    public static readonly XColor Tile = Of(0xf3f5f6);
    public static readonly XColor Data = Of(0x3a678f);

    /// <summary>Of bars and of the shapes that go with a word.</summary>
    public static XColor Mark(Tone tone) => tone switch
    {
        Tone.Healthy => Of(0x00717c),
        Tone.Neutral => Of(0xb07d00),
        Tone.AtRisk => Of(0xa3182f),
        _ => Data,
    };

    public static XColor Tint(Tone tone) => tone switch
    {
        Tone.Healthy => Of(0xdcf0f2),
        Tone.Neutral => Of(0xfbf0d0),
        Tone.AtRisk => Of(0xfbe4e6),
        _ => Tile,
    };

    /// <summary>Of text on the tint.</summary>
    public static XColor OnTint(Tone tone) => tone switch
    {
        Tone.Healthy => Of(0x00525a),
        Tone.Neutral => Of(0x664700),
        Tone.AtRisk => Of(0x8c1226),
        _ => Ink,
    };

    /// <summary>Colour never says it alone.</summary>
    public static string Word(Tone tone) => tone switch
    {
        Tone.Healthy => "Healthy",
        Tone.Neutral => "Neutral",
        Tone.AtRisk => "At risk",
        _ => "",
    };

    private static XColor Of(int rgb) => XColor.FromArgb(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF);
}
