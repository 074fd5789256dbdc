using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Runs;

/// <summary>Does one shard of a run and writes down what it came to. Delivered again it does the work again, and the first result stays.</summary>
public sealed class RunShardHandler(IEnumerable<IShardJob> jobs, RunStore runs, ShardMap shards) : IMessageHandler<RunShard>
{
    private readonly Dictionary<string, IShardJob> jobs = jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);

    public async Task HandleAsync(TenantId tenant, RunShard message, CancellationToken cancellationToken)
    {
        PermanentMessageException.ThrowIfNoShard(shards, message.Shard);
        if (!jobs.TryGetValue(message.Job, out var job))
        {
            throw new PermanentMessageException("unknown-job", $"There is no job '{message.Job}'.");
        }

        var counts = await job.RunAsync(tenant, message.Shard, message.AsOf, cancellationToken);
        await runs.AddResultAsync(tenant, message.Run, message.Shard, counts, cancellationToken);
    }
}
