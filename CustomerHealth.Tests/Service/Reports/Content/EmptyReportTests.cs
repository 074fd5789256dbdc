using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Tests.Surfaces.SuccessManager;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>Reports before there is anything to report.</summary>
public sealed class EmptyReportTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    [Theory]
    [InlineData(ReportType.HealthSummary, "Health summary")]
    [InlineData(ReportType.CsatAnalysis, "CSAT analysis")]
    [InlineData(ReportType.CustomerOverview, "Customer overview")]
    [InlineData(ReportType.ExecutiveSummary, "Executive summary")]
    public async Task Every_section_says_why_there_is_nothing(ReportType type, string title)
    {
        var report = await app.WriteAsync(type);

        Assert.Equal(title, report.Title);
        Assert.All(report.Sections, section => Assert.Equal("There are no customers yet.", section.Finding));
        Assert.All(report.Sections.SelectMany(section => section.Blocks), block => Assert.True(IsNothing(block), $"{block}"));
    }

    [Fact]
    public async Task What_is_not_known_is_missing_and_what_is_counted_is_zero()
    {
        var report = await app.WriteAsync(ReportType.ExecutiveSummary);

        Assert.Equal(
            ("0", "", "", "", "0", "0"),
            (report.Figure("Customers"), report.Figure("Mean health"), report.Figure("Mean CSAT"), report.Figure("Net promoter score"), report.Figure("Active alerts"), report.Figure("Customers at risk")));
    }

    private static bool IsNothing(ReportBlock block) => block switch
    {
        KeyFigures figures => figures.Figures.All(figure => figure.Value.Number is null or 0),
        ReportTable table => table.Rows.All(row => row.All(value => value.Number is null or 0)) && table.WhenEmpty.EndsWith('.'),
        BarChart chart => chart.Bars.All(bar => bar.Value.Number == 0),
        LineChart chart => chart.Points.Count > 0,
        _ => false,
    };
}
