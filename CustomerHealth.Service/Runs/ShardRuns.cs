using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Runs;

/// <summary>
/// Starts jobs on all shards and waits for them: one message a shard, so that the work is spread over every instance and survives the one
/// that was asked.
/// </summary>
public sealed partial class ShardRuns(
    IEnumerable<IShardJob> jobs, RunStore store, ShardMap shards, MessageSender sender, TimeProvider time, ILogger<ShardRuns> logger)
{
    /// <summary>The longest wait a caller gets.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private const int ParallelPuts = 16;

    private readonly HashSet<string> jobs = jobs.Select(job => job.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns when every message is durable. Should it stop half way, the shards that were asked do their part and no harm.</summary>
    /// <param name="job">The name of an <see cref="IShardJob"/>.</param>
    public async Task<Run> StartAsync(TenantId tenant, string job, CancellationToken cancellationToken)
    {
        if (!jobs.Contains(job))
        {
            throw new ArgumentException($"There is no job '{job}'.", nameof(job));
        }

        var now = time.GetUtcNow();
        var run = new Run(Guid.CreateVersion7(now), job, now, shards.Count);
        await store.AddAsync(tenant, run, cancellationToken);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, run.Shards),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelPuts, CancellationToken = cancellationToken },
            async (shard, token) => await sender.SendAsync(tenant, new RunShard(run.Id, job, run.Started, shard), token));
        Started(job, run.Id, run.Shards);
        return run;
    }

    /// <summary>How far a run is; null for one that never was.</summary>
    public async Task<RunProgress?> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, id, cancellationToken) is { } run ? await store.ProgressAsync(tenant, run, cancellationToken) : null;

    /// <summary>
    /// Waits until a run is complete, at most <paramref name="atMost"/> and never more than <see cref="Longest"/>. Other instances do shards
    /// as well and ring no bell here, so the store is asked again and again.
    /// </summary>
    public async Task<RunProgress> WaitAsync(TenantId tenant, Run run, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var longest = atMost < Longest ? atMost : Longest;
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var progress = await store.ProgressAsync(tenant, run, cancellationToken);
            var left = longest - time.GetElapsedTime(began);
            if (progress.IsComplete || left <= TimeSpan.Zero)
            {
                return progress;
            }

            await Task.Delay(left < pause ? left : pause, time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job}, run {Run}: asked for {Shards} shards.")]
    private partial void Started(string job, Guid run, int shards);
}
