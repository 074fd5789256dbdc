using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace CustomerHealth.Tests.Service.Reports.Pdf;

/// <summary>Text at its place on a page, in points from the lower left corner.</summary>
internal sealed record ReadText(double X, double Y, double Size, string Font, string Text);

/// <summary>What a page draws: its texts, and the lines, areas and colours of its shapes, each in order.</summary>
internal sealed record ReadPage(IReadOnlyList<ReadText> Texts, IReadOnlyList<string> Shapes)
{
    /// <summary>Texts of one height as one line, from left to right.</summary>
    public IEnumerable<string> Lines => Texts.GroupBy(text => text.Y).Select(line => string.Join(" ", line.OrderBy(text => text.X).Select(text => text.Text)));

    public string Text => string.Concat(Texts.Select(text => text.Text));
}

/// <summary>Reads the pages of our PDFs: their operators, and text by the maps of the embedded fonts.</summary>
internal static partial class ReadPdf
{
    public static IReadOnlyList<ReadPage> Pages(byte[] pdf)
    {
        using var document = Open(pdf);
        return [.. document.Pages.Cast<PdfPage>().Select(Page)];
    }

    public static PdfDocument Open(byte[] pdf) => PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);

    private static ReadPage Page(PdfPage page)
    {
        var fonts = page.Elements.GetDictionary("/Resources")!.Elements.GetDictionary("/Font")!;
        var maps = fonts.Elements.Keys.ToDictionary(name => name, name => Map(fonts.Elements.GetDictionary(name)!));
        var content = Encoding.Latin1.GetString(page.Contents.CreateSingleContent().Stream.UnfilteredValue);
        var (x, y, size, font) = (0.0, 0.0, 0.0, "");
        var (texts, shapes) = (new List<ReadText>(), new List<string>());
        foreach (Match match in Operators().Matches(content))
        {
            double Number(string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
            if (match.Groups["begin"].Success)
            {
                (x, y) = (0, 0);
            }
            else if (match.Groups["font"].Success)
            {
                (font, size) = (match.Groups["font"].Value, Number("size"));
            }
            else if (match.Groups["dx"].Success)
            {
                (x, y) = (x + Number("dx"), y + Number("dy"));
            }
            else if (match.Groups["text"].Success)
            {
                var (name, characters) = maps[font];
                texts.Add(new ReadText(Math.Round(x, 1), Math.Round(y, 1), size, name, Decoded(match.Groups["text"].Value, characters)));
            }
            else
            {
                shapes.Add(match.Value);
            }
        }

        return new ReadPage(texts, shapes);
    }

    private static (string Name, Dictionary<int, string> Characters) Map(PdfDictionary font)
    {
        var map = Encoding.ASCII.GetString(font.Elements.GetDictionary("/ToUnicode")!.Stream.UnfilteredValue);
        var characters = MapLine().Matches(map).ToDictionary(
            line => Convert.ToInt32(line.Groups[1].Value, 16),
            line => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(line.Groups[2].Value)));
        return (font.Elements.GetName("/BaseFont")[8..], characters);
    }

    private static string Decoded(string hex, Dictionary<int, string> characters) => string.Concat(
        string.Concat(hex.Where(char.IsAsciiHexDigit)).Chunk(4).Select(glyph => characters[Convert.ToInt32(new string(glyph), 16)]));

    [GeneratedRegex(@"(?<begin>\bBT\b)|(?<font>/F\d+) (?<size>[\d.]+) Tf|(?<dx>-?[\d.]+) (?<dy>-?[\d.]+) Td|<(?<text>[0-9A-Fa-f\s]+)>\s*Tj|[-\d. ]+ (re|m|l|c|rg|RG)\b")]
    private static partial Regex Operators();

    [GeneratedRegex(@"^<([0-9A-F]{4})> <([0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex MapLine();
}
