using System.Text;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Csv;
using CustomerHealth.Tests.Service.Reports.Content;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Csv;

public sealed class CsvReportTests
{
    [Fact]
    public void Blocks_come_one_after_the_other_with_an_empty_line_between()
    {
        var report = SampleReport.Of(
            new KeyFigures([new KeyFigure("Customers", ReportValue.Of(1200), "of them 3 new"), new KeyFigure("NPS", ReportValue.Of(-12), null)]),
            new ReportTable(
                "Table, sorted",
                [new ReportColumn("Name"), new ReportColumn("Value"), new ReportColumn("Day")],
                [
                    [ReportValue.Of("Smith, \"Jones\" & Co"), ReportValue.Money(1234.5m), ReportValue.Of(new DateOnly(2024, 2, 29))],
                    [ReportValue.Of("Ünal"), ReportValue.Missing, ReportValue.Missing],
                ],
                "Nothing."),
            new ReportTable("Empty", [new ReportColumn("Name")], [], "Nothing is here."),
            new BarChart("Bars", "Finding", [new Bar("One", ReportValue.Percent(33.333m))]),
            new LineChart("Line", "Finding", 0, 100, [new LinePoint(new DateOnly(2026, 1, 31), null), new LinePoint(new DateOnly(2026, 2, 1), 6.50m)]));

        Assert.Equal(
            """
            Sample
            1 Nov 2026 to 30 Nov 2026 · all customers
            As of,2026-11-30T06:00:00Z

            Section
            It is so.

            Figure,Value,Note
            Customers,1200,of them 3 new
            NPS,-12,

            "Table, sorted"
            Name,Value,Day
            "Smith, ""Jones"" & Co",1234.50,2024-02-29
            Ünal,,

            Empty
            Name
            Nothing is here.

            Bars
            Name,Value
            One,33.3

            Line
            Day,Value
            2026-01-31,
            2026-02-01,6.50

            """.ReplaceLineEndings("\r\n"),
            Text(report));
    }

    [Fact]
    public void It_begins_with_a_byte_order_mark() => Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'S'], CsvReport.Write(SampleReport.Of())[..4]);

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@A1", "\"'@A1\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("1=1", "1=1")]
    public void A_text_that_a_spreadsheet_would_run_is_told_to_be_one(string text, string written)
    {
        var value = ReportValue.Of(text);
        var report = SampleReport.Of(
            new KeyFigures([new KeyFigure(text, value, text)]),
            new ReportTable(text, [new ReportColumn(text)], [[value]], ""),
            new ReportTable(text, [new ReportColumn("Head")], [], text),
            new BarChart(text, "", [new Bar(text, value)]),
            new LineChart(text, "", 0, 1, []));

        var file = Text(report with { Title = text, Covers = text, Sections = [report.Sections[0] with { Heading = text, Finding = text }] });

        Assert.Equal(16, file.Split(written).Length - 1);
        Assert.Equal(16, file.Replace("2026-11-30", "", StringComparison.Ordinal).Split(text).Length - 1);
    }

    private static string Text(ReportDocument report)
    {
        var bytes = CsvReport.Write(report);
        return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
    }
}
