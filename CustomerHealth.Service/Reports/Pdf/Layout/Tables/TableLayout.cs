using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.UniversalAccessibility;

namespace CustomerHealth.Service.Reports.Pdf.Layout.Tables;

/// <summary>A table: its caption, its head and its rows, or a sentence where there are none.</summary>
internal static class TableLayout
{
    /// <summary>
    /// Tags for each cell make a file of many rows ten times as large and take PDFsharp most of the time; longer tables are heard row by row.
    /// </summary>
    private const int MostRowsWithCellTags = 1000;

    private static readonly TextStyle CaptionStyle = new(9.5, IsBold: true);
    private static readonly TextStyle EmptyStyle = new(9.5);

    public static IEnumerable<Piece> Pieces(ReportTable table, Typesetter typesetter)
    {
        var caption = typesetter.Lines(table.Caption, CaptionStyle, Sheet.Width);
        yield return new Paragraph(PdfBlockLevelElementTag.Paragraph, caption, Palette.Ink) { Before = 14, StaysWithNext = true };
        if (table.Rows.Count == 0 || table.Columns.Count == 0)
        {
            yield return new Paragraph(PdfBlockLevelElementTag.Paragraph, typesetter.Lines(table.WhenEmpty, EmptyStyle, Sheet.Width), Palette.Muted) { Before = 4 };
            yield break;
        }

        var columns = new TableColumns(table, typesetter);
        var hasCellTags = table.Rows.Count <= MostRowsWithCellTags;
        var head = new TableRow(columns, Cells(columns, table.Columns.Select(column => column.Head), TableColumns.HeadStyle, typesetter), head: null)
        {
            Before = 5,
            StaysWithNext = true,
            HasCellTags = hasCellTags,
        };
        if (hasCellTags)
        {
            yield return new Mark(canvas => canvas.Open(PdfBlockLevelElementTag.Table)) { StaysWithNext = true };
        }

        yield return head;
        foreach (var row in table.Rows)
        {
            yield return new TableRow(columns, Cells(columns, row.Select(TableColumns.Text), TableColumns.CellStyle, typesetter), head)
            {
                HasCellTags = hasCellTags,
            };
        }

        if (hasCellTags)
        {
            yield return new Mark(canvas => canvas.Close());
        }
    }

    private static IReadOnlyList<TextLine>[] Cells(TableColumns columns, IEnumerable<string> texts, TextStyle style, Typesetter typesetter) =>
        [.. texts.Select((text, index) => typesetter.Lines(text, style, columns.Widths[index] - (2 * TableColumns.Inset)))];
}
