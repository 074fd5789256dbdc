using CustomerHealth.Scoring;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Dashboards.Value;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards;

/// <summary>Builds the dashboards from the roll-ups of all shards.</summary>
public sealed class BuildDashboardsHandler(RollupStore rollups, DashboardStore dashboards, ShardMap shardMap, TimeProvider time)
    : IMessageHandler<BuildDashboards>
{
    private const int Tries = 5;

    public async Task HandleAsync(TenantId tenant, BuildDashboards message, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            // The version first: if another build is written after this point, it may know more than we are about to read.
            var version = await dashboards.VersionAsync(tenant, BuiltInScorecards.All[0].Name, cancellationToken);
            var shards = await rollups.AllAsync(tenant, cancellationToken);
            var built = time.GetUtcNow();
            if (await dashboards.TryWriteAsync(tenant, version, built, Build(shards, built), cancellationToken))
            {
                return;
            }
        }

        throw new StorageUnavailableException($"The dashboards changed {Tries} times while they were built.");
    }

    private List<PackedDashboard> Build(IReadOnlyList<StoredRollup> shards, DateTimeOffset built)
    {
        var sum = ShardRollup.Sum([.. shards.Select(shard => shard.Rollup)]);
        var isWhole = shards.Count == shardMap.Count && shards.All(shard => shard.Run is not null);
        var run = isWhole ? shards.Min(shard => shard.Run) : null;
        return
        [
            .. BuiltInScorecards.All.Select(card => PackedDashboard.Of(
                card.Name, new DashboardDocument(built, sum.Customers, sum.Cards[card.Name], run), RollupJson.Default.DashboardDocument)),
            .. SuccessDashboards.Pack(sum.Success!),
            ValueDashboard.Pack(sum.Value!),
        ];
    }
}
