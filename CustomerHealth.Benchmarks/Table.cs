using System.Globalization;

namespace CustomerHealth.Benchmarks;

/// <summary>Prints figures in columns as wide as they need; the first column is text, the others align to the right.</summary>
internal sealed class Table(string title, params string[] head)
{
    private readonly List<string[]> rows = [head];

    public void Add(params object[] cells) => rows.Add([.. cells.Select(Text)]);

    public void Print()
    {
        var widths = Enumerable.Range(0, head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        Console.WriteLine(title);
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            Console.WriteLine("  " + string.Join("  ", cells).TrimEnd());
        }

        Console.WriteLine();
    }

    /// <summary>Three significant digits or so: more would pretend.</summary>
    private static string Text(object cell) => cell switch
    {
        double number when double.IsNaN(number) => "–",
        double number when Math.Abs(number) >= 100 => number.ToString("N0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 10 => number.ToString("N1", CultureInfo.InvariantCulture),
        double number => number.ToString("0.00##", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
