using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.UniversalAccessibility;

namespace CustomerHealth.Service.Reports.Pdf.Layout.Tables;

/// <summary>A row of a table, or its head; cut only where it is higher than a page.</summary>
internal sealed class TableRow : Piece
{
    private const double HeadInset = 5;
    private const double CellInset = 3.5;

    private readonly TableColumns columns;
    private readonly IReadOnlyList<TextLine>[] cells;
    private readonly TableRow? head;
    private readonly int lines;

    /// <summary>Whether each cell has a tag; in a long table a row has one, as a paragraph.</summary>
    public bool HasCellTags { get; init; } = true;

    /// <param name="head">Of its table; null where it is the head itself.</param>
    public TableRow(TableColumns columns, IReadOnlyList<TextLine>[] cells, TableRow? head)
    {
        this.columns = columns;
        this.cells = cells;
        this.head = head;
        lines = cells.Max(cell => cell.Count);
    }

    public override Piece? Head => head is null ? null : new AgainHead(head);

    public override double Height => (lines * Style.LineHeight) + (2 * VerticalInset);

    private TextStyle Style => head is null ? TableColumns.HeadStyle : TableColumns.CellStyle;

    private double VerticalInset => head is null ? HeadInset : CellInset;

    public override void Draw(Canvas canvas, double top)
    {
        canvas.Artifact(() => DrawGround(canvas, top));
        if (!HasCellTags)
        {
            canvas.Tagged(PdfBlockLevelElementTag.Paragraph, () => DrawCells(canvas, top));
            return;
        }

        canvas.Open(PdfBlockLevelElementTag.TableRow);
        for (var index = 0; index < cells.Length; index++)
        {
            canvas.Open(head is null ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell);
            DrawCell(canvas, index, top);
            canvas.Close();
        }

        canvas.Close();
    }

    public override (Piece First, Piece Later)? Cut(double height)
    {
        var fitting = (int)((height - (2 * VerticalInset)) / Style.LineHeight);
        return fitting < 1 || fitting >= lines
            ? null
            : (new TableRow(columns, [.. cells.Select(cell => cell.Take(fitting).ToArray())], head) { Before = Before, HasCellTags = HasCellTags },
                new TableRow(columns, [.. cells.Select(cell => cell.Skip(fitting).ToArray())], head) { HasCellTags = HasCellTags });
    }

    private void DrawGround(Canvas canvas, double top)
    {
        if (head is null)
        {
            canvas.Fill(Sheet.Left, top, Sheet.Width, Height, Palette.Sunken);
            canvas.Rule(Sheet.Left, top + Height, Sheet.Right, Palette.Edge, 0.75);
        }
        else
        {
            canvas.Rule(Sheet.Left, top + Height, Sheet.Right, Palette.Hairline);
        }
    }

    private void DrawCells(Canvas canvas, double top)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            DrawCell(canvas, index, top);
        }
    }

    private void DrawCell(Canvas canvas, int index, double top) => canvas.Text(
        cells[index],
        Sheet.Left + columns.Lefts[index] + TableColumns.Inset,
        // A short head stands on the line of the longest, near its figures.
        top + VerticalInset + (head is null ? (lines - cells[index].Count) * Style.LineHeight : 0),
        Palette.Ink,
        columns.Widths[index] - (2 * TableColumns.Inset),
        columns.Columns[index].IsNumber);

    /// <summary>The head at the top of a further page; whoever listens has heard it.</summary>
    private sealed class AgainHead(TableRow row) : Piece
    {
        public override double Height => row.Height;

        public override void Draw(Canvas canvas, double top) => canvas.Artifact(() =>
        {
            row.DrawGround(canvas, top);
            row.DrawCells(canvas, top);
        });
    }
}
