using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.Drawing;

namespace CustomerHealth.Service.Reports.Pdf.Layout.Charts;

/// <summary>Horizontal bars from zero, each with its name, its shape where it belongs to a band, and its value.</summary>
internal sealed class Bars : Piece
{
    private const double Gap = 8;
    private const double BarHeight = 11;
    private const double ShapeRoom = 12;

    private static readonly TextStyle Style = new(9);

    private readonly string finding;
    private readonly IReadOnlyList<Row> rows;
    private readonly Scale scale;

    private Bars(string finding, IReadOnlyList<Row> rows, Scale scale)
    {
        this.finding = finding;
        this.rows = rows;
        this.scale = scale;
    }

    public override double Height => rows.Sum(row => row.Height);

    public static Bars Of(BarChart chart, Typesetter typesetter)
    {
        var hasBands = chart.Bars.Any(bar => bar.Tone != Tone.Plain);
        var widest = chart.Bars.Max(bar => typesetter.Width(bar.Name, Style));
        var nameWidth = Math.Min(widest, Sheet.Width * 0.36);
        var valueWidth = chart.Bars.Max(bar => typesetter.Width(bar.Value.Display, Style));
        var left = Sheet.Left + (hasBands ? ShapeRoom : 0) + nameWidth + Gap;
        var most = Math.Max(chart.Bars.Max(bar => bar.Value.Number ?? 0), 0);
        var scale = new Scale(left, Math.Max(Sheet.Right - left - Gap - valueWidth, 40), most, hasBands);
        return new Bars(
            chart.Finding,
            [.. chart.Bars.Select(bar => new Row(
                bar, typesetter.Lines(bar.Name, Style, nameWidth, atMost: 3), typesetter.Lines(bar.Value.Display, Style, Sheet.Width / 2, atMost: 1)))],
            scale)
        {
            Before = 8,
        };
    }

    public override void Draw(Canvas canvas, double top) =>
        canvas.Figure(Instead(), new XRect(Sheet.Left, Sheet.PageHeight - top - Height, Sheet.Width, Height), () =>
        {
            var place = top;
            foreach (var row in rows)
            {
                DrawRow(canvas, row, place);
                place += row.Height;
            }

            canvas.Upright(scale.Left, top, top + Height, Palette.Edge, 0.75);
        });

    public override (Piece First, Piece Later)? Cut(double height)
    {
        var fitting = 0;
        for (var used = 0.0; fitting < rows.Count && (used += rows[fitting].Height) <= height; fitting++)
        {
        }

        return fitting < 1 || fitting >= rows.Count
            ? null
            : (new Bars(finding, [.. rows.Take(fitting)], scale) { Before = Before }, new Bars(finding, [.. rows.Skip(fitting)], scale));
    }

    private void DrawRow(Canvas canvas, Row row, double top)
    {
        var middle = top + (row.Height / 2);
        var textTop = middle - (row.Name.Count * Style.LineHeight / 2);
        var nameLeft = Sheet.Left + (scale.HasBands ? ShapeRoom : 0);
        if (row.Bar.Tone != Tone.Plain)
        {
            canvas.Shape(row.Bar.Tone, Sheet.Left, middle - 4, 8);
        }

        canvas.Text(row.Name, nameLeft, textTop, Palette.Ink);
        var length = scale.Length(row.Bar.Value.Number);
        if (length > 0)
        {
            canvas.Fill(scale.Left, middle - (BarHeight / 2), length, BarHeight, Palette.Mark(row.Bar.Tone));
        }

        canvas.Text(row.Value, scale.Left + length + 5, middle - (Style.LineHeight / 2), Palette.Ink);
    }

    /// <summary>The finding, and every bar with its band in words.</summary>
    private string Instead() => string.Join(" ", rows
        .Select(row => $"{row.Bar.Name}: {row.Bar.Value.Display}{(row.Bar.Tone == Tone.Plain ? "" : $" ({Palette.Word(row.Bar.Tone)})")}.")
        .Prepend(finding));

    private sealed record Row(Bar Bar, IReadOnlyList<TextLine> Name, IReadOnlyList<TextLine> Value)
    {
        public double Height => Math.Max((Name.Count * Style.LineHeight) + 4, BarHeight + 6);
    }

    /// <param name="Left">Where zero is.</param>
    /// <param name="Width">Of the longest bar.</param>
    private sealed record Scale(double Left, double Width, decimal Most, bool HasBands)
    {
        public double Length(decimal? value) => value is > 0 && Most > 0 ? Width * (double)(value.Value / Most) : 0;
    }
}
