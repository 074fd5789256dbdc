using CustomerHealth.Service.Reports.Content;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>A report made by hand.</summary>
internal static class SampleReport
{
    public static ReportDocument Of(params IReadOnlyList<ReportBlock> blocks) => new(
        "Sample", "1 Nov 2026 to 30 Nov 2026 · all customers", new DateTimeOffset(2026, 11, 30, 6, 0, 0, TimeSpan.Zero), [new ReportSection("Section", "It is so.", blocks)]);
}
