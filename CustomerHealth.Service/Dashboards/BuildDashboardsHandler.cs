using CustomerHealth.Scoring;
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
            if (await dashboards.TryWriteAsync(tenant, version, Build(shards), cancellationToken))
            {
                return;
            }
        }

        throw new StorageUnavailableException($"The dashboards changed {Tries} times while they were built.");
    }

    private List<(string Scorecard, DashboardDocument Document)> Build(IReadOnlyList<StoredRollup> shards)
    {
        var built = time.GetUtcNow();
        var sum = ShardRollup.Sum([.. shards.Select(shard => shard.Rollup)]);
        var isWhole = shards.Count == shardMap.Count && shards.All(shard => shard.Run is not null);
        var run = isWhole ? shards.Min(shard => shard.Run) : null;
        return
        [
            .. BuiltInScorecards.All.Select(card =>
                (card.Name, new DashboardDocument(built, sum.Customers, sum.Cards[card.Name], run))),
        ];
    }
}
