namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>A font file, of which only what measuring needs is read, and that when it is first asked for.</summary>
/// <param name="file">The name of the embedded file.</param>
/// <param name="open">Opens it; the caller closes.</param>
/// <param name="isBoldDrawn">Whether the file has no bold and gets a stroke around its glyphs.</param>
internal sealed class FontFace(string file, Func<Stream> open, bool isBoldDrawn = false)
{
    /// <summary>The characters that most text is made of, measured once.</summary>
    private const int Common = 0x250;

    private readonly Lazy<GlyphTable> glyphs = new(() => GlyphTable.Read(open));
    private readonly Lazy<float[]> common = new(() => new float[Common]);

    public string File => file;

    public bool IsBoldDrawn => isBoldDrawn;

    /// <summary>What PDFsharp knows it by: a file and how it is drawn.</summary>
    public string Family { get; } = file + (isBoldDrawn ? " drawn bold" : "");

    public bool Has(int codePoint) => Glyph(codePoint) != 0;

    /// <summary>0 where the font lacks the character.</summary>
    public int Glyph(int codePoint) => glyphs.Value.GlyphOf(codePoint);

    /// <summary>The advance of a character as a share of the font's size.</summary>
    public double Advance(int codePoint)
    {
        if (codePoint >= Common)
        {
            return glyphs.Value.Advance(codePoint);
        }

        // Written by several threads at most with the same value.
        ref var known = ref common.Value[codePoint];
        if (known == 0)
        {
            known = (float)glyphs.Value.Advance(codePoint);
        }

        return known;
    }

    public byte[] ReadAll()
    {
        using var stream = open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
