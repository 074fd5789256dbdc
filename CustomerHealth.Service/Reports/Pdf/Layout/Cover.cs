using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.UniversalAccessibility;

namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>The head of a report: whose it is, what it is, what it covers, and when its figures stood so.</summary>
internal sealed class Cover : Piece
{
    private const double Bar = 4;
    private const double BrandTop = 14;
    private const double TitleTop = 44;

    private readonly IReadOnlyList<TextLine> brand;
    private readonly IReadOnlyList<TextLine> title;
    private readonly IReadOnlyList<TextLine> covers;
    private readonly IReadOnlyList<TextLine> asOf;

    public Cover(ReportDocument document, Typesetter typesetter)
    {
        brand = typesetter.Lines(PdfReport.Product, new TextStyle(10, IsBold: true), Sheet.Width);
        title = typesetter.Lines(document.Title, new TextStyle(25, IsBold: true), Sheet.Width, atMost: 4);
        covers = typesetter.Lines(document.Covers, new TextStyle(11.5), Sheet.Width, atMost: 8);
        asOf = typesetter.Lines($"Figures as of {ReportValue.Of(document.AsOf).Display}", new TextStyle(9), Sheet.Width);
    }

    public override double Height => CoversTop + Heights(covers) + 4 + Heights(asOf) + 12;

    private double CoversTop => TitleTop + Heights(title) + 6;

    public override void Draw(Canvas canvas, double top)
    {
        canvas.Artifact(() =>
        {
            canvas.Fill(Sheet.Left, top, Sheet.Width, Bar, Palette.Brand);
            canvas.Rule(Sheet.Left, top + Height, Sheet.Right, Palette.Hairline, 0.75);
        });
        canvas.Tagged(PdfBlockLevelElementTag.Paragraph, () => canvas.Text(brand, Sheet.Left, top + BrandTop, Palette.Brand));
        canvas.Tagged(PdfBlockLevelElementTag.Heading1, () => canvas.Text(title, Sheet.Left, top + TitleTop, Palette.Ink));
        canvas.Tagged(PdfBlockLevelElementTag.Paragraph, () => canvas.Text(covers, Sheet.Left, top + CoversTop, Palette.Ink));
        var last = top + CoversTop + Heights(covers) + 4;
        canvas.Tagged(PdfBlockLevelElementTag.Paragraph, () => canvas.Text(asOf, Sheet.Left, last, Palette.Muted));
    }

    private static double Heights(IReadOnlyList<TextLine> lines) => lines.Sum(line => line.Style.LineHeight);
}
