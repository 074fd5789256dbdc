using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Layout.Charts;
using CustomerHealth.Service.Reports.Pdf.Layout.Tables;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.UniversalAccessibility;

namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>A report as pieces, in the order in which it is read.</summary>
internal static class ReportLayout
{
    private static readonly TextStyle HeadingStyle = new(15, IsBold: true);
    private static readonly TextStyle FindingStyle = new(10.5);

    public static IReadOnlyList<Piece> Pieces(ReportDocument document, Typesetter typesetter)
    {
        var pieces = new List<Piece> { new Cover(document, typesetter) };
        foreach (var section in document.Sections)
        {
            pieces.Add(new Mark(canvas => canvas.Open(PdfGroupingElementTag.Section)) { StaysWithNext = true });
            pieces.Add(new Paragraph(PdfBlockLevelElementTag.Heading2, typesetter.Lines(section.Heading, HeadingStyle, Sheet.Width), Palette.Ink)
            {
                Before = 26,
                StaysWithNext = section.Finding is not null || section.Blocks.Count > 0,
                Bookmark = section.Heading,
            });
            if (section.Finding is { } finding)
            {
                pieces.Add(new Paragraph(PdfBlockLevelElementTag.Paragraph, typesetter.Lines(finding, FindingStyle, Sheet.Width), Palette.Ink)
                {
                    Before = 4,
                    StaysWithNext = section.Blocks.Count > 0,
                });
            }

            pieces.AddRange(section.Blocks.SelectMany(block => Pieces(block, typesetter)));
            pieces.Add(new Mark(canvas => canvas.Close()));
        }

        return pieces;
    }

    private static IEnumerable<Piece> Pieces(ReportBlock block, Typesetter typesetter) => block switch
    {
        KeyFigures figures => FigureTiles.Rows(figures, typesetter),
        ReportTable table => TableLayout.Pieces(table, typesetter),
        BarChart chart => ChartLayout.Pieces(chart, typesetter),
        LineChart chart => ChartLayout.Pieces(chart, typesetter),
        _ => throw new ArgumentException($"A PDF cannot show {block.GetType().Name}.", nameof(block)),
    };
}
