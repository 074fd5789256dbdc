using System.Globalization;
using CsvHelper;
using CustomerHealth.Service.Reports.Content;

namespace CustomerHealth.Service.Reports.Csv;

/// <summary>
/// A report as CSV (RFC 4180): UTF-8 with a byte order mark, so that spreadsheets take it for what it is. What it shows comes in blocks with
/// an empty line between: a line with the title, one with the heads, the rows; so not every line has as many fields. A text that a
/// spreadsheet would run begins with an apostrophe.
/// </summary>
public static class CsvReport
{
    private static readonly CsvWriterOptions Options =
        new() { WriteByteOrderMark = true, ValidateFieldCount = false, Injection = CsvInjection.Escape };

    public static byte[] Write(ReportDocument document)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
        {
            csv.WriteRecord(document.Title);
            csv.WriteRecord(document.Covers);
            csv.WriteRecord("As of", ReportValue.Of(document.AsOf).Plain);
            foreach (var section in document.Sections)
            {
                EmptyLine(csv, bytes);
                csv.WriteRecord(section.Heading);
                if (section.Finding is { } finding)
                {
                    csv.WriteRecord(finding);
                }

                foreach (var block in section.Blocks)
                {
                    EmptyLine(csv, bytes);
                    Write(csv, block);
                }
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, ReportBlock block)
    {
        switch (block)
        {
            case KeyFigures figures:
                csv.WriteRecord("Figure", "Value", "Note");
                foreach (var figure in figures.Figures)
                {
                    Write(csv, ReportValue.Of(figure.Label), figure.Value, ReportValue.Of(figure.Note));
                }

                break;
            case ReportTable table:
                Write(csv, table);
                break;
            case BarChart chart:
                csv.WriteRecord(chart.Title);
                csv.WriteRecord("Name", "Value");
                foreach (var bar in chart.Bars)
                {
                    Write(csv, ReportValue.Of(bar.Name), bar.Value);
                }

                break;
            case LineChart chart:
                csv.WriteRecord(chart.Title);
                csv.WriteRecord("Day", "Value");
                foreach (var point in chart.Points)
                {
                    Write(csv, ReportValue.Of(point.Day), ReportValue.Of(point.Value, point.Value?.Scale ?? 0));
                }

                break;
            default:
                throw new ArgumentException($"A {block.GetType().Name} has no form in a file.", nameof(block));
        }
    }

    private static void Write(CsvWriter csv, ReportTable table)
    {
        csv.WriteRecord(table.Caption);
        csv.WriteRecord([.. table.Columns.Select(column => column.Head)]);
        foreach (var row in table.Rows)
        {
            Write(csv, [.. row]);
        }

        if (table.Rows.Count == 0)
        {
            csv.WriteRecord(table.WhenEmpty);
        }
    }

    private static void Write(CsvWriter csv, params ReadOnlySpan<ReportValue> row)
    {
        foreach (var value in row)
        {
            // As a number: the minus before a text would be taken for the begin of a formula.
            if (value.Number is not null)
            {
                csv.WriteField(decimal.Parse(value.Plain, CultureInfo.InvariantCulture));
            }
            else
            {
                csv.WriteField(value.Plain);
            }
        }

        csv.EndRecord();
    }

    /// <summary>The writer knows records alone, and one without fields is none.</summary>
    private static void EmptyLine(CsvWriter csv, MemoryStream bytes)
    {
        csv.Flush();
        bytes.Write("\r\n"u8);
    }
}
