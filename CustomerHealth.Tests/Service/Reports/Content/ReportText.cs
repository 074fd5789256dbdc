using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Surfaces.SuccessManager;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>Short words for writing reports in tests, and for reading them.</summary>
internal static class ReportText
{
    public static Task<ReportDocument> WriteAsync(this SuccessManagerApp app, ReportType type, ReportFilters? filters = null) =>
        app.Get<ReportWriter>().WriteAsync(
            TenantId.Main, new ReportOrder(type, filters ?? ReportFilters.None, null, app.Clock.GetUtcNow()), CancellationToken.None);

    public static ReportSection Section(this ReportDocument report, string heading) =>
        Assert.Single(report.Sections, section => section.Heading == heading);

    /// <summary>A single number as a file has it.</summary>
    public static string Figure(this ReportDocument report, string label, string heading = "At a glance") =>
        Assert.Single(report.Block<KeyFigures>(heading).Figures, figure => figure.Label == label).Value.Plain;

    /// <summary>The rows of the table below a heading, as a file has them, cells separated by bars.</summary>
    public static IReadOnlyList<string> Rows(this ReportDocument report, string heading) =>
        [.. report.Block<ReportTable>(heading).Rows.Select(row => string.Join('|', row.Select(value => value.Plain)))];

    /// <summary>As in "Active 2".</summary>
    public static IEnumerable<string> Bars(this ReportDocument report, string heading) =>
        report.Block<BarChart>(heading).Bars.Select(bar => $"{bar.Name} {bar.Value.Plain}");

    public static T Block<T>(this ReportDocument report, string heading)
        where T : ReportBlock => Assert.Single(report.Section(heading).Blocks.OfType<T>());
}
