using System.Reflection;

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>
/// The fonts of a report, in the order in which they are asked whether they have a character. The large ones, of Han and Hangul, come late:
/// without such text they are not even opened.
/// </summary>
internal sealed class ReportFonts
{
    /// <summary>Shown for a character that no font has: an empty square, which the last font has.</summary>
    public const int Unknown = 0x25A1;

    private const string Folder = "fonts/";

    private readonly FontFace[] regular;
    private readonly FontFace[] bold;

    /// <param name="open">Opens an embedded file by its name; null where there is none.</param>
    /// <exception cref="MissingFontsException">One is missing.</exception>
    public ReportFonts(Func<string, Stream?> open)
    {
        FontFace Face(string file, bool isBoldDrawn = false)
        {
            using (_ = open(file) ?? throw new MissingFontsException())
            {
                return new FontFace(file, () => open(file)!, isBoldDrawn);
            }
        }

        // Latin, Greek, Cyrillic and Devanagari are in the first; Han and kana in SC; symbols, Armenian, Georgian and Lao in DejaVu.
        string[] withBold = ["NotoSans", "NotoSansHebrew", "NotoSansArabic", "NotoSansThai"];
        string[] without = ["DejaVuSans.ttf", "NotoSansSC_400Regular.ttf", "NotoSansKR_400Regular.ttf", "NotoEmoji_400Regular.ttf"];
        regular = [.. withBold.Select(name => Face($"{name}_400Regular.ttf")), .. without.Select(name => Face(name))];
        bold = [.. withBold.Select(name => Face($"{name}_700Bold.ttf")), .. without.Select(name => Face(name, isBoldDrawn: true))];
    }

    /// <summary>Those of this build.</summary>
    /// <exception cref="MissingFontsException">It has none.</exception>
    public static ReportFonts Embedded() => new(Open);

    public static Stream? Open(string file) => Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file);

    /// <summary>The one that labels, figures and most names are written in.</summary>
    public FontFace Main(bool isBold) => isBold ? bold[0] : regular[0];

    /// <summary>The first that has the character; null when none has.</summary>
    public FontFace? For(int codePoint, bool isBold) => Array.Find(isBold ? bold : regular, face => face.Has(codePoint));

    public IEnumerable<FontFace> All => regular.Concat(bold);
}
