using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Runs;

/// <summary>
/// Starts jobs on all shards and waits for them: one message a shard, so that the work is spread over every instance and survives the one
/// that was asked.
/// </summary>
public sealed partial class ShardRuns(
    IEnumerable<IShardJob> jobs,
    RunStore store,
    ShardMap shards,
    MessageSender sender,
    Waiting waiting,
    TimeProvider time,
    ILogger<ShardRuns> logger)
{
    private const int ParallelPuts = 16;

    private readonly HashSet<string> jobs = jobs.Select(job => job.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns when every message is durable. Should it stop half way, the shards that were asked do their part and no harm.</summary>
    /// <param name="job">The name of an <see cref="IShardJob"/>.</param>
    public async Task<Run> StartAsync(TenantId tenant, string job, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var run = NewRun(Guid.CreateVersion7(now), job, now);
        await store.TryAddAsync(tenant, run, cancellationToken); // Nobody else has the id: an earlier try of this very request may have.
        await AskAsync(tenant, run, [.. Enumerable.Range(0, run.Shards)], cancellationToken);
        return run;
    }

    /// <summary>
    /// Starts the one run of a job for an occasion, or goes on where it stopped: a second start asks only for the shards of which nothing is
    /// known, and for none when all are done.
    /// </summary>
    /// <param name="occasion">Such as the day.</param>
    public async Task<Run> StartOnceAsync(TenantId tenant, string job, string occasion, CancellationToken cancellationToken)
    {
        var run = NewRun(Run.IdOf(tenant, job, occasion), job, time.GetUtcNow());
        if (await store.TryAddAsync(tenant, run, cancellationToken))
        {
            await AskAsync(tenant, run, [.. Enumerable.Range(0, run.Shards)], cancellationToken);
            return run;
        }

        var known = await FindAsync(tenant, run.Id, cancellationToken)
            ?? throw new StorageUnavailableException($"Run {run.Id} was there a moment ago and is gone.");
        await AskAsync(tenant, known.Run, known.Left, cancellationToken);
        return known.Run;
    }

    /// <summary>How far a run is; null for one that never was.</summary>
    public async Task<RunProgress?> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, id, cancellationToken) is { } run ? await store.ProgressAsync(tenant, run, cancellationToken) : null;

    /// <summary>Waits until a run is complete, at most <paramref name="atMost"/>: see <see cref="Waiting"/>.</summary>
    public Task<RunProgress> WaitAsync(TenantId tenant, Run run, TimeSpan atMost, CancellationToken cancellationToken) => waiting.UntilAsync(
        token => store.ProgressAsync(tenant, run, token), progress => progress.IsComplete, atMost, cancellationToken);

    private Run NewRun(Guid id, string job, DateTimeOffset now) => jobs.Contains(job)
        ? new Run(id, job, now, shards.Count)
        : throw new ArgumentException($"There is no job '{job}'.", nameof(job));

    private async Task AskAsync(TenantId tenant, Run run, IReadOnlyList<int> left, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            left,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelPuts, CancellationToken = cancellationToken },
            async (shard, token) => await sender.SendAsync(tenant, new RunShard(run.Id, run.Job, run.Started, shard), token));
        Asked(run.Job, run.Id, left.Count, run.Shards);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job}, run {Run}: asked for {Left} of {Shards} shards.")]
    private partial void Asked(string job, Guid run, int left, int shards);
}
