using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CustomerHealth.Benchmarks.Setting;

namespace CustomerHealth.Benchmarks.Evaluation;

/// <summary>Runs <see cref="ScoringBenchmarks"/> in this process and prints what a reader asks for: how many a second, how many bytes each.</summary>
internal static class EvaluateScenario
{
    public static Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(folder.Path)
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run<ScoringBenchmarks>(config);
        foreach (var error in summary.ValidationErrors)
        {
            Console.WriteLine(error.Message);
        }

        var table = new Table(
            $"Scoring one customer with 600 events, {new ScoringBenchmarks().StoredBytes} bytes of signals (BenchmarkDotNet, short job)",
            "operation", "per second", "median ns", "fastest ns", "B allocated");
        foreach (var report in summary.Reports.Where(report => report.ResultStatistics is not null))
        {
            var time = report.ResultStatistics!;
            table.Add(
                report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                1e9 / time.Median,
                time.Median,
                time.Min,
                report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0L);
        }

        table.Print();
        return Task.CompletedTask;
    }
}
