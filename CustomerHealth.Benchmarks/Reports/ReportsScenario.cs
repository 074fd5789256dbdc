using System.Diagnostics;
using System.Globalization;
using CustomerHealth.Benchmarks.Setting;
using CustomerHealth.Service.Reports;

namespace CustomerHealth.Benchmarks.Reports;

/// <summary>
/// Each type of report over 10,000 customers, in a process of its own that was started for it: filling the store, and what other reports
/// left behind, count neither in the time nor in the memory.
/// </summary>
internal static class ReportsScenario
{
    private const string Kind = "customer";
    private const int Customers = 10_000;
    private const int EventsEach = 12;

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await SampleStore.FillAsync(folder.Store, Kind, Customers, EventsEach);
        var table = new Table(
            $"Reports over {Customers:N0} customers of {EventsEach} events, {SampleAccounts.Interactions} interactions and {SampleAccounts.Surveys} surveys, "
                + "embedded storage, each in a fresh process, which compiles as it writes the first one",
            ["report", .. ReportRun.Figures]);
        foreach (var type in Enum.GetValues<ReportType>())
        {
            table.Add([type, .. (await RunAsync(folder.Store, type)).Select(figure => (object)figure)]);
        }

        table.Print();
    }

    private static async Task<IEnumerable<double>> RunAsync(string store, ReportType type)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ReportsScenario).Assembly.Location);
        }

        start.ArgumentList.Add(ReportRun.Name);
        start.ArgumentList.Add(store);
        start.ArgumentList.Add(type.ToString());
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? line.Split(' ', StringSplitOptions.TrimEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The process for {type} ended with {process.ExitCode}.");
    }
}
