using PdfSharp.Fonts;

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>
/// Gives PDFsharp the font files. It has one resolver a process and asks it once a file, when that is first drawn with; it keeps what it
/// got for as long as the process lives.
/// </summary>
internal sealed class EmbeddedFontResolver(ReportFonts fonts) : IFontResolver
{
    private readonly Dictionary<string, FontFace> faces = fonts.All.ToDictionary(face => face.Family);

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        faces.TryGetValue(familyName, out var face) ? new FontResolverInfo(face.File, face.IsBoldDrawn, mustSimulateItalic: false) : null;

    public byte[]? GetFont(string faceName) => faces.Values.First(face => face.File == faceName).ReadAll();
}
