using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards;

/// <summary>Adds up a shard: recounted from its customers every time, so that it cannot drift.</summary>
public sealed class RollUpShardHandler(
    ShardMap shards, ShardCount count, RollupStore rollups, RollupRequests requests) : IMessageHandler<RollUpShard>
{
    private const int Tries = 5;

    public async Task HandleAsync(TenantId tenant, RollUpShard message, CancellationToken cancellationToken)
    {
        PermanentMessageException.ThrowIfNoShard(shards, message.Shard);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            // Read the present row before the customers: whoever writes it meanwhile saw them no later than we do, or we start over.
            var present = await rollups.FindAsync(tenant, message.Shard, cancellationToken);
            var rollup = new StoredRollup(
                message.Shard,
                await count.OfAsync(tenant, message.Shard, present?.Rollup.Success?.Health, cancellationToken),
                present?.Run,
                present?.ETag);
            if (await rollups.TryReplaceAsync(tenant, rollup, cancellationToken))
            {
                await requests.RequestDashboardsAsync(tenant, cancellationToken);
                return;
            }
        }

        throw new StorageUnavailableException($"The roll-up of shard {message.Shard} changed {Tries} times while it was written.");
    }
}
