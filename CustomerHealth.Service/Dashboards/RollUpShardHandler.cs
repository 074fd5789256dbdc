using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards;

/// <summary>Adds up a shard: recounted from its customers every time, so that it cannot drift.</summary>
public sealed class RollUpShardHandler(
    ShardMap shards, CustomerReader customers, RollupStore rollups, RollupRequests requests, TimeProvider time)
    : IMessageHandler<RollUpShard>
{
    private const int Tries = 5;

    public async Task HandleAsync(TenantId tenant, RollUpShard message, CancellationToken cancellationToken)
    {
        PermanentMessageException.ThrowIfNoShard(shards, message.Shard);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            // Read the present row before the customers: whoever writes it meanwhile saw them no later than we do, or we start over.
            var present = await rollups.FindAsync(tenant, message.Shard, cancellationToken);
            var summaries = await customers.SummariesAsync(tenant, message.Shard, cancellationToken).ToListAsync(cancellationToken);
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var rollup = new StoredRollup(message.Shard, ShardRollup.Of(summaries, today), present?.Run, present?.ETag);
            if (await rollups.TryReplaceAsync(tenant, rollup, cancellationToken))
            {
                await requests.RequestDashboardsAsync(tenant, cancellationToken);
                return;
            }
        }

        throw new StorageUnavailableException($"The roll-up of shard {message.Shard} changed {Tries} times while it was written.");
    }
}
