using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.UniversalAccessibility;

namespace CustomerHealth.Service.Reports.Pdf.Layout.Charts;

/// <summary>A chart: its title, the sentence that says what one sees, and the picture.</summary>
internal static class ChartLayout
{
    private const string Nothing = "There is nothing to draw.";

    private static readonly TextStyle TitleStyle = new(10.5, IsBold: true);
    private static readonly TextStyle FindingStyle = new(9.5);

    public static IEnumerable<Piece> Pieces(BarChart chart, Typesetter typesetter)
    {
        if (chart.Bars.Count == 0)
        {
            return [.. Words(chart.Title, chart.Finding, typesetter), Empty(typesetter)];
        }

        // Where the names are the bands there is nothing to explain.
        var legend = BandLegend.Of(chart.Bars.Where(bar => bar.Name != Palette.Word(bar.Tone)).Select(bar => bar.Tone), typesetter);
        var bars = Bars.Of(chart, typesetter);
        return [.. Words(chart.Title, chart.Finding, typesetter), bars, .. legend is null ? Array.Empty<Piece>() : [legend]];
    }

    public static IEnumerable<Piece> Pieces(LineChart chart, Typesetter typesetter) =>
        [.. Words(chart.Title, chart.Finding, typesetter), chart.Points.Count == 0 ? Empty(typesetter) : new Line(chart, typesetter) { Before = 8 }];

    private static IEnumerable<Piece> Words(string title, string finding, Typesetter typesetter)
    {
        yield return new Paragraph(PdfBlockLevelElementTag.Heading3, typesetter.Lines(title, TitleStyle, Sheet.Width), Palette.Ink)
        {
            Before = 16,
            StaysWithNext = true,
        };
        yield return new Paragraph(PdfBlockLevelElementTag.Paragraph, typesetter.Lines(finding, FindingStyle, Sheet.Width), Palette.Muted)
        {
            Before = 2,
            StaysWithNext = true,
        };
    }

    private static Paragraph Empty(Typesetter typesetter) =>
        new(PdfBlockLevelElementTag.Paragraph, typesetter.Lines(Nothing, FindingStyle, Sheet.Width), Palette.Muted) { Before = 4 };
}
