using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>A row of single numbers, large, beside each other.</summary>
internal sealed class FigureTiles : Piece
{
    private const int InRow = 4;
    private const double Gap = 10;
    private const double Inset = 10;

    private static readonly TextStyle Small = new(8.5);

    private readonly IReadOnlyList<Tile> tiles;
    private readonly double width;

    private FigureTiles(IReadOnlyList<Tile> tiles, double width)
    {
        this.tiles = tiles;
        this.width = width;
        Height = tiles.Max(tile => tile.Height);
    }

    public override double Height { get; }

    public static IEnumerable<Piece> Rows(KeyFigures figures, Typesetter typesetter)
    {
        // Rows of one length: five figures are three and two, not four and one.
        var rows = (figures.Figures.Count + InRow - 1) / InRow;
        var inRow = rows == 0 ? 0 : (figures.Figures.Count + rows - 1) / rows;
        var width = (Sheet.Width - (Gap * (inRow - 1))) / inRow;
        return figures.Figures.Chunk(Math.Max(inRow, 1)).Select((row, index) =>
            new FigureTiles([.. row.Select(figure => new Tile(figure, width - (2 * Inset), typesetter))], width) { Before = index == 0 ? 12 : Gap });
    }

    public override void Draw(Canvas canvas, double top)
    {
        var left = Sheet.Left;
        foreach (var tile in tiles)
        {
            canvas.Artifact(() =>
            {
                canvas.Fill(left, top, width, Height, Palette.Tint(tile.Figure.Tone));
                canvas.Fill(left, top, 2.5, Height, Palette.Mark(tile.Figure.Tone));
            });
            tile.Draw(canvas, left + Inset, top + 8);
            left += width + Gap;
        }
    }

    private sealed class Tile
    {
        private const double BandHeight = 14;

        private readonly IReadOnlyList<TextLine> label;
        private readonly IReadOnlyList<TextLine> value;
        private readonly IReadOnlyList<TextLine> band;
        private readonly IReadOnlyList<TextLine> note;

        public Tile(KeyFigure figure, double width, Typesetter typesetter)
        {
            Figure = figure;
            label = typesetter.Lines(figure.Label, Small, width, atMost: 3);
            value = Large(figure.Value.Display, width, typesetter);
            band = figure.Tone == Tone.Plain ? [] : typesetter.Lines(Palette.Word(figure.Tone), Small, width, atMost: 1);
            note = figure.Note is null ? [] : typesetter.Lines(figure.Note, Small, width, atMost: 5);
        }

        public KeyFigure Figure { get; }

        public double Height => 8 + Heights(label) + 2 + Heights(value) + (band.Count > 0 ? BandHeight : 0) + Heights(note) + 9;

        public void Draw(Canvas canvas, double left, double top)
        {
            var colour = Palette.OnTint(Figure.Tone);
            var quiet = Figure.Tone == Tone.Plain ? Palette.Muted : colour;
            Said(canvas, label, left, top, quiet);
            top += Heights(label) + 2;
            Said(canvas, value, left, top, colour);
            top += Heights(value);
            if (band.Count > 0)
            {
                canvas.Artifact(() => canvas.Shape(Figure.Tone, left, top + 2.5, 7.5));
                Said(canvas, band, left + 11, top, colour);
                top += BandHeight;
            }

            Said(canvas, note, left, top, quiet);
        }

        private static void Said(Canvas canvas, IReadOnlyList<TextLine> lines, double left, double top, XColor colour)
        {
            if (lines.Count > 0)
            {
                canvas.Tagged(PdfBlockLevelElementTag.Paragraph, () => canvas.Text(lines, left, top, colour));
            }
        }

        /// <summary>As large as it fits on one line; text too long for that takes lines.</summary>
        private static IReadOnlyList<TextLine> Large(string text, double width, Typesetter typesetter)
        {
            double[] sizes = [22, 18, 15, 12.5];
            foreach (var size in sizes)
            {
                var style = new TextStyle(size, IsBold: true);
                if (typesetter.Width(text, style) <= width)
                {
                    return typesetter.Lines(text, style, width);
                }
            }

            return typesetter.Lines(text, new TextStyle(11, IsBold: true), width, atMost: 3);
        }

        private static double Heights(IReadOnlyList<TextLine> lines) => lines.Sum(line => line.Style.LineHeight);
    }
}
