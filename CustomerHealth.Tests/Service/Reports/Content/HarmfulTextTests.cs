using System.Text;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Csv;
using Xunit;
using static CustomerHealth.Tests.Service.Reports.Content.ReportedAccounts;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>Names and answers are what people typed, in every language and with whatever they meant by it.</summary>
public sealed class HarmfulTextTests(ReportedAccounts seven) : IClassFixture<ReportedAccounts>
{
    [Fact]
    public async Task A_report_says_texts_as_they_are()
    {
        var report = await seven.App.WriteAsync(ReportType.CsatAnalysis);

        var latest = report.Block<ReportTable>("Latest low scores").Rows[0];
        Assert.Equal((HarmfulName, HarmfulFeedback), (latest[0].Text, latest[4].Text));
        Assert.Equal("12 of 18 answers are below 3.", report.Section("Latest low scores").Finding);
        Assert.Equal(10, report.Rows("Latest low scores").Count);
        Assert.Equal(["NPS|0|0–10", "Quarterly|2|1–5", "Quarterly|1|1–5"], report.Rows("Latest low scores").Skip(0).Take(3).Select(Kind));

        static string Kind(string row) => string.Join('|', row.Replace(HarmfulFeedback, "", StringComparison.Ordinal).Split('|')[1..4]);
    }

    [Fact]
    public async Task A_file_has_no_cell_that_a_spreadsheet_would_run()
    {
        foreach (var type in Enum.GetValues<ReportType>())
        {
            var text = Encoding.UTF8.GetString(CsvReport.Write(await seven.App.WriteAsync(type, new ReportFilters(Manager: "+Eve"))));

            Assert.DoesNotContain("\n=", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"=", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"@", text, StringComparison.Ordinal);
            Assert.DoesNotContain(",+", text, StringComparison.Ordinal);
        }

        var analysis = Encoding.UTF8.GetString(CsvReport.Write(await seven.App.WriteAsync(ReportType.CsatAnalysis)));
        Assert.Contains(
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"Ж😀\"\") <script>alert(1)</script>\",NPS,0,0–10,\"'@SUM(1+1)\r\n\"\"quoted\"\", </td><script>\",", analysis, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_as_JSON_a_report_stays_what_it_is()
    {
        foreach (var type in Enum.GetValues<ReportType>())
        {
            var report = await seven.App.WriteAsync(type);
            var bytes = ReportJson.ToBytes(report);

            var read = ReportJson.FromBytes(bytes);

            Assert.Equal(bytes, ReportJson.ToBytes(read));
            Assert.Equal(CsvReport.Write(report), CsvReport.Write(read));
        }
    }
}
