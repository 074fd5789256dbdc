using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.Pdf;

namespace CustomerHealth.Service.Reports.Pdf.Saving;

/// <summary>
/// Which characters a document draws with which font, so that its text can be found and copied. PDFsharp's own maps know neither characters
/// beyond the basic plane nor that a form of an Arabic letter is that letter.
/// </summary>
internal sealed class DrawnText
{
    private readonly Dictionary<FontFace, HashSet<int>> characters = [];
    private readonly Dictionary<PdfDictionary, FontFace> fonts = [];

    /// <summary>To be called after the text was drawn on the page.</summary>
    public void Add(FontFace face, string text, PdfPage page)
    {
        if (!characters.TryGetValue(face, out var known))
        {
            characters[face] = known = [];
            Find(face, page);
        }

        foreach (var rune in text.EnumerateRunes())
        {
            known.Add(rune.Value);
        }
    }

    /// <summary>Replaces the maps. PDFsharp fills its own when it saves, and leaves out what nothing refers to.</summary>
    public void WriteMaps(PdfDocument document)
    {
        foreach (var (font, face) in fonts)
        {
            // A font that is drawn bold and the same as it is may share one dictionary.
            var drawn = characters.Where(entry => entry.Key.File == face.File).SelectMany(entry => entry.Value);
            var map = new PdfDictionary(document);
            map.CreateStream(CharacterMap.Of(face, drawn));
            document.Internals.AddObject(map);
            font.Elements.SetReference("/ToUnicode", map);
        }
    }

    /// <summary>A page has the fonts it draws with in its resources; what nobody had yet is that of the face.</summary>
    private void Find(FontFace face, PdfPage page)
    {
        var resources = page.Elements.GetDictionary("/Resources")?.Elements.GetDictionary("/Font")
            ?? throw new InvalidOperationException("A page with text has no fonts.");
        foreach (var name in resources.Elements.Keys)
        {
            if (resources.Elements.GetDictionary(name) is { } font && !fonts.ContainsKey(font))
            {
                fonts[font] = face;
            }
        }
    }
}
