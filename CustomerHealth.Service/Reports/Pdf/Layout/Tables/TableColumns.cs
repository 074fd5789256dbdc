using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Text;

namespace CustomerHealth.Service.Reports.Pdf.Layout.Tables;

/// <summary>
/// Where the columns of a table stand: by their share of the page, but each wide enough for its longest word and its widest value that does
/// not break, as far as there is room.
/// </summary>
internal sealed class TableColumns
{
    public const double Inset = 6;

    public static readonly TextStyle HeadStyle = new(8.5, IsBold: true);
    public static readonly TextStyle CellStyle = new(9);

    /// <summary>A word wider than this share of the page is cut rather than given the room of others.</summary>
    private const double WidestWord = 0.3;

    public TableColumns(ReportTable table, Typesetter typesetter)
    {
        Columns = table.Columns;
        var least = table.Columns.Select((column, index) => Math.Min(
            (2 * Inset) + Math.Max(Word(column.Head, HeadStyle, typesetter), Value(table, index, typesetter)), WidestWord * Sheet.Width)).ToArray();
        Widths = Share([.. table.Columns.Select(column => Math.Max(column.Width, 0.01))], least);
        Lefts = new double[Widths.Length];
        for (var index = 1; index < Lefts.Length; index++)
        {
            Lefts[index] = Lefts[index - 1] + Widths[index - 1];
        }
    }

    public IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>In points, with the insets.</summary>
    public double[] Widths { get; }

    /// <summary>In points, from the left edge of the table.</summary>
    public double[] Lefts { get; }

    /// <summary>A value as it stands in a cell: dates and numbers stay on one line.</summary>
    public static string Text(ReportValue value) => value.Kind switch
    {
        ValueKind.Text or ValueKind.Missing => value.Display,
        ValueKind.Moment => value.Display.Replace(' ', '\u00A0').Replace(",\u00A0", ", ", StringComparison.Ordinal),
        _ => value.Display.Replace(' ', '\u00A0'),
    };

    private static double Value(ReportTable table, int column, Typesetter typesetter)
    {
        var widest = 0.0;
        foreach (var row in table.Rows)
        {
            if (row[column].Kind is not ValueKind.Text)
            {
                widest = Math.Max(widest, Word(Text(row[column]), CellStyle, typesetter));
            }
        }

        return widest;
    }

    private static double Word(string text, TextStyle style, Typesetter typesetter) =>
        text.Contains(' ', StringComparison.Ordinal) ? text.Split(' ').Max(word => typesetter.Width(word, style)) : typesetter.Width(text, style);

    /// <summary>Columns that would be too narrow get what they need first; the others share the rest.</summary>
    private static double[] Share(double[] shares, double[] least)
    {
        var widths = new double[shares.Length];
        var isSettled = new bool[shares.Length];
        for (var again = true; again;)
        {
            again = false;
            var room = Sheet.Width - widths.Where((_, index) => isSettled[index]).Sum();
            var sum = shares.Where((_, index) => !isSettled[index]).Sum();
            for (var index = 0; index < shares.Length; index++)
            {
                if (isSettled[index])
                {
                    continue;
                }

                widths[index] = room * shares[index] / sum;
                if (widths[index] < least[index])
                {
                    widths[index] = least[index];
                    again = isSettled[index] = true;
                    break;
                }
            }
        }

        // More columns than there is room for: all give way.
        var over = Math.Max(widths.Sum() / Sheet.Width, 1);
        return [.. widths.Select(width => width / over)];
    }
}
