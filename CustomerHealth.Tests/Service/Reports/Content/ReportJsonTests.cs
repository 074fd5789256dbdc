using System.Text;
using System.Text.Json;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Tests.Scoring;
using FsCheck.Fluent;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

public sealed class ReportJsonTests
{
    private static readonly string[] Texts = ["", "=cmd()", "<script>", "a\r\n\"b\", c", "Ünal Söhne", "株式会社 😀", "\t\u0000\u2028", "O'Neill & Söhne"];

    [Fact]
    public void Every_kind_of_block_and_value_comes_back()
    {
        var report = SampleReport.Of(
            new KeyFigures([new KeyFigure("Figure", ReportValue.Percent(12.345m, 2), null, Tone.Neutral), new KeyFigure("Other", ReportValue.Missing, "note")]),
            new ReportTable(
                "Table",
                [new ReportColumn("A", true, 0.5), new ReportColumn("B")],
                [[ReportValue.Of(-3), ReportValue.Money(1234.5m)], [ReportValue.Of("x"), ReportValue.Of(new DateOnly(2024, 2, 29))]],
                "Nothing."),
            new BarChart("Bars", "Finding", [new Bar("One", ReportValue.Of(1), Tone.AtRisk)]),
            new LineChart("Line", "Finding", 0, 100, [new LinePoint(new DateOnly(2026, 1, 31), null), new LinePoint(new DateOnly(2026, 2, 1), 0.10m)]));

        var read = ReportJson.FromBytes(ReportJson.ToBytes(report));

        Assert.Equal((report.Title, report.Covers, report.AsOf), (read.Title, read.Covers, read.AsOf));
        var blocks = Assert.Single(read.Sections).Blocks;
        Assert.Equal(((KeyFigures)report.Sections[0].Blocks[0]).Figures, Assert.IsType<KeyFigures>(blocks[0]).Figures);
        var table = Assert.IsType<ReportTable>(blocks[1]);
        Assert.Equal(((ReportTable)report.Sections[0].Blocks[1]).Columns, table.Columns);
        Assert.Equal(((ReportTable)report.Sections[0].Blocks[1]).Rows, table.Rows);
        Assert.Equal(((BarChart)report.Sections[0].Blocks[2]).Bars, Assert.IsType<BarChart>(blocks[2]).Bars);
        Assert.Equal(((LineChart)report.Sections[0].Blocks[3]).Points, Assert.IsType<LineChart>(blocks[3]).Points);
    }

    [Fact]
    public void Any_text_and_number_comes_back_and_the_same_report_is_the_same_bytes() => Generated.Check(
        Prop.ForAll(
            Gen.Elements(Texts).ArrayOf().ToArbitrary(),
            ArbMap.Default.ArbFor<decimal>(),
            ArbMap.Default.ArbFor<DateTimeOffset>(),
            (texts, number, moment) =>
            {
                var row = texts.Select(text => ReportValue.Of(text)).Append(ReportValue.Of(number, 3)).Append(ReportValue.Of(moment)).ToList();
                var report = SampleReport.Of(new ReportTable(string.Concat(texts), [.. texts.Select(text => new ReportColumn(text))], [row, []], "Nothing."));

                var bytes = ReportJson.ToBytes(report);
                var read = (ReportTable)ReportJson.FromBytes(bytes).Sections[0].Blocks[0];

                return read.Rows[0].SequenceEqual(row) && read.Rows[1].Count == 0 && read.Caption == string.Concat(texts)
                    && bytes.AsSpan().SequenceEqual(ReportJson.ToBytes(ReportJson.FromBytes(bytes)));
            }),
        cases: 300);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"title":"T","covers":"C","asOf":"2026-01-01T00:00:00+00:00","sections":[{"heading":"H","blocks":[{"$type":"pie"}]}]}""")]
    [InlineData("not JSON")]
    public void What_is_no_report_is_refused(string json) => Assert.Throws<JsonException>(() => ReportJson.FromBytes(Encoding.UTF8.GetBytes(json)));
}
