using System.Globalization;
using System.Text;
using CustomerHealth.Service.Reports.Pdf.Text;

namespace CustomerHealth.Service.Reports.Pdf.Saving;

/// <summary>A map from the glyphs of a font to the text they stand for: a ToUnicode CMap, as in ISO 32000-1, 9.10.3.</summary>
internal static class CharacterMap
{
    /// <summary>A block of a CMap has at most that many lines.</summary>
    private const int LinesInBlock = 100;

    public static byte[] Of(FontFace face, IEnumerable<int> characters)
    {
        // Of two characters with one glyph the lower one is meant: a space rather than one that does not break.
        var glyphs = new SortedDictionary<int, int>();
        foreach (var character in characters)
        {
            var glyph = face.Glyph(character);
            glyphs[glyph] = glyphs.TryGetValue(glyph, out var other) ? Math.Min(other, character) : character;
        }

        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var block in glyphs.Chunk(LinesInBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, character) in block)
            {
                var text = ArabicForms.Letters(character) ?? char.ConvertFromUtf32(character);
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return Encoding.ASCII.GetBytes(map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString());
    }
}
