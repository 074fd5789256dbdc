using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Saving;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>
/// Draws on the pages of a document, one after the other, and says what is drawn: a tag of the structure that assistive technology
/// reads, or an artifact, which it passes over. Everything has to be drawn in one of the two.
/// </summary>
internal sealed class Canvas(PdfDocument document) : IDisposable
{
    private static readonly XPdfFontOptions Unicode = new(PdfFontEncoding.Unicode);

    private readonly StructureBuilder tags = UAManager.ForDocument(document).StructureBuilder;
    private readonly Dictionary<(string Family, double Size), XFont> fonts = [];
    private readonly Dictionary<XColor, XSolidBrush> brushes = [];
    private readonly DrawnText drawn = new();
    private XGraphics? graphics;

    private XGraphics Graphics => graphics ?? throw new InvalidOperationException("There is no page yet.");

    public void AddPage()
    {
        var page = document.AddPage();
        page.Width = XUnit.FromPoint(Sheet.PageWidth);
        page.Height = XUnit.FromPoint(Sheet.PageHeight);
        graphics?.Dispose();
        graphics = XGraphics.FromPdfPage(page);
    }

    /// <summary>An entry of the outline, which leads to this page.</summary>
    public void Bookmark(string title) => document.Outlines.Add(PlainText.OneLine(title), document.Pages[^1]);

    public void Tagged(PdfBlockLevelElementTag tag, Action draw)
    {
        Open(tag);
        draw();
        Close();
    }

    /// <summary>Opens a tag that may go on over pages, such as a table.</summary>
    public void Open(PdfBlockLevelElementTag tag) => tags.BeginElement(tag);

    public void Open(PdfGroupingElementTag tag) => tags.BeginElement(tag);

    public void Close() => tags.End();

    /// <summary>A picture, and what is read out in its place.</summary>
    public void Figure(string instead, XRect bounds, Action draw)
    {
        tags.BeginElement(PdfIllustrationElementTag.Figure, instead, bounds);
        draw();
        tags.End();
    }

    public void Artifact(Action draw)
    {
        tags.BeginArtifact();
        draw();
        tags.End();
    }

    public void Text(TextLine line, double left, double top, XColor colour)
    {
        foreach (var run in line.Runs)
        {
            Graphics.DrawString(run.Text, Font(run.Face, line.Style.Size), Brush(colour), left, top + line.Style.Baseline);
            drawn.Add(run.Face, run.Text, document.Pages[^1]);
            left += run.Width;
        }
    }

    /// <summary>Lines below each other.</summary>
    /// <param name="isRight">Whether they end at the right edge of <paramref name="width"/>.</param>
    public void Text(IEnumerable<TextLine> lines, double left, double top, XColor colour, double width = 0, bool isRight = false)
    {
        foreach (var line in lines)
        {
            Text(line, isRight ? left + width - line.Width : left, top, colour);
            top += line.Style.LineHeight;
        }
    }

    public void Fill(double left, double top, double width, double height, XColor colour) =>
        Graphics.DrawRectangle(Brush(colour), left, top, width, height);

    public void Rule(double left, double top, double right, XColor colour, double weight = 0.5) =>
        Graphics.DrawLine(new XPen(colour, weight), left, top, right, top);

    public void Upright(double left, double top, double bottom, XColor colour, double weight = 0.5) =>
        Graphics.DrawLine(new XPen(colour, weight), left, top, left, bottom);

    public void Path(XPoint[] points, XColor colour, double weight) =>
        Graphics.DrawLines(new XPen(colour, weight) { LineJoin = XLineJoin.Round, LineCap = XLineCap.Round }, points);

    public void Dot(double x, double y, double radius, XColor colour) =>
        Graphics.DrawEllipse(Brush(colour), x - radius, y - radius, 2 * radius, 2 * radius);

    /// <summary>The shape of a band: a disc, a square or a triangle.</summary>
    public void Shape(Tone tone, double left, double top, double size)
    {
        var brush = Brush(Palette.Mark(tone));
        switch (tone)
        {
            case Tone.Healthy:
                Graphics.DrawEllipse(brush, left, top, size, size);
                break;
            case Tone.Neutral:
                Graphics.DrawRectangle(brush, left + (size * 0.06), top + (size * 0.06), size * 0.88, size * 0.88);
                break;
            case Tone.AtRisk:
                Graphics.DrawPolygon(
                    brush, [new XPoint(left + (size / 2), top), new XPoint(left + size, top + size), new XPoint(left, top + size)], XFillMode.Winding);
                break;
        }
    }

    /// <summary>Ends the last page. The document can be saved then.</summary>
    public void Dispose()
    {
        graphics?.Dispose();
        drawn.WriteMaps(document);
    }

    private XFont Font(FontFace face, double size)
    {
        if (!fonts.TryGetValue((face.Family, size), out var font))
        {
            fonts[(face.Family, size)] = font = new XFont(face.Family, size, XFontStyleEx.Regular, Unicode);
        }

        return font;
    }

    private XSolidBrush Brush(XColor colour)
    {
        if (!brushes.TryGetValue(colour, out var brush))
        {
            brushes[colour] = brush = new XSolidBrush(colour);
        }

        return brush;
    }
}
