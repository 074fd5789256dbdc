using System.Diagnostics;
using System.Globalization;
using CustomerHealth.Benchmarks.Setting;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Benchmarks.Reports;

/// <summary>What a process does that is started for one report: it opens the store, writes the report twice, and prints what that took.</summary>
internal static class ReportRun
{
    public const string Name = "report-run";

    public static readonly string[] Figures =
        ["first s", "again s", "CPU s of that", "storage requests", "MB allocated", "peak MB before", "peak MB", "kB JSON", "kB PDF"];

    public static async Task RunAsync(string store, ReportType type)
    {
        await using var product = await Product.OpenAsync(store, TimeProvider.System);
        using var process = Process.GetCurrentProcess();
        var peakBefore = process.PeakWorkingSet64;
        var (first, requests, allocated, json, pdf) = await WriteAsync(product, type);
        process.Refresh();
        var used = process.TotalProcessorTime;
        var (again, _, _, _, _) = await WriteAsync(product, type);
        process.Refresh();
        double[] figures = [first, again, (process.TotalProcessorTime - used).TotalSeconds, requests, allocated / 1e6, peakBefore / 1e6, process.PeakWorkingSet64 / 1e6, json / 1e3, pdf / 1e3];
        Console.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture))));
    }

    private static async Task<(double Seconds, double Requests, long Allocated, int Json, int Pdf)> WriteAsync(Product product, ReportType type)
    {
        var (requests, allocated, started) = (product.Meter.Snapshot(), GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        var order = new ReportOrder(type, ReportFilters.None, null, product.Get<TimeProvider>().GetUtcNow());
        var report = await product.Get<ReportWriter>().WriteAsync(TenantId.Main, order, CancellationToken.None);
        var json = ReportJson.ToBytes(report).Length;
        var pdf = PdfReport.Render(report).Length;
        return (
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            product.Meter.Snapshot().Since(requests).Total.Requests,
            GC.GetTotalAllocatedBytes() - allocated,
            json,
            pdf);
    }
}
