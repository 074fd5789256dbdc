using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>Lines below each other; where there are more than a page has room for, they go on at the next.</summary>
internal sealed class Paragraph(PdfBlockLevelElementTag tag, IReadOnlyList<TextLine> lines, XColor colour) : Piece
{
    /// <summary>The entry of the outline that leads to it; null for none.</summary>
    public string? Bookmark { get; init; }

    public override double Height => lines.Sum(line => line.Style.LineHeight);

    public override void Draw(Canvas canvas, double top)
    {
        if (Bookmark is not null)
        {
            canvas.Bookmark(Bookmark);
        }

        canvas.Tagged(tag, () => canvas.Text(lines, Sheet.Left, top, colour));
    }

    public override (Piece First, Piece Later)? Cut(double height)
    {
        var fitting = (int)(height / lines[0].Style.LineHeight);
        return fitting < 1 || fitting >= lines.Count
            ? null
            : (new Paragraph(tag, [.. lines.Take(fitting)], colour) { Before = Before, Bookmark = Bookmark },
                new Paragraph(tag, [.. lines.Skip(fitting)], colour));
    }
}
