using System.Diagnostics;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>What some work took of this process. Processor time counts all threads, the store's writer and the collector included.</summary>
internal sealed record Effort(int Done, TimeSpan Time, TimeSpan Processor, long Allocated)
{
    public double PerSecond => Done / Time.TotalSeconds;
}

/// <summary>Workers that take numbered pieces of work until there are none or the time is over.</summary>
internal static class Load
{
    public static Task<Effort> RunAsync(int workers, int count, Func<int, Task> work) =>
        RunAsync(workers, count, TimeSpan.MaxValue, work);

    public static async Task<Effort> RunAsync(int workers, int count, TimeSpan atMost, Func<int, Task> work)
    {
        var next = -1;
        var done = 0;
        using var process = Process.GetCurrentProcess();
        var (processor, allocated) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < atMost && Interlocked.Increment(ref next) is var number && number < count)
            {
                await work(number);
                Interlocked.Increment(ref done);
            }
        })));
        var time = watch.Elapsed;
        process.Refresh();
        return new Effort(done, time, process.TotalProcessorTime - processor, GC.GetTotalAllocatedBytes() - allocated);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
