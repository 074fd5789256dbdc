using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Runs;

/// <summary>
/// Work on all customers, a shard at a time, that somebody asks for and may wait for: <see cref="ShardRuns"/>. To add one: a class that is
/// registered as <see cref="IShardJob"/>.
/// </summary>
public interface IShardJob
{
    /// <summary>Short and stable: it stands in messages, which wait in queues across deployments.</summary>
    string Name { get; }

    /// <summary>
    /// Does the work on one shard. It may run twice for the same run, also at the same time: a second time must do no harm, and should come
    /// to the same counts, since those of the first one that ends are kept.
    /// </summary>
    /// <param name="asOf">When the run was asked for.</param>
    /// <returns>What it came to, by names of the job's own; the counts of all shards are added up.</returns>
    Task<IReadOnlyDictionary<string, int>> RunAsync(TenantId tenant, int shard, DateTimeOffset asOf, CancellationToken cancellationToken);
}
