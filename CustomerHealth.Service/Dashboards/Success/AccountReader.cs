using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>Reads what belongs to customers, shard by shard. Records that did not change since this process read them are not read again.</summary>
public sealed class AccountReader(CustomerReader customers, RecordLists records, ShardMap shards)
{
    private const int ParallelShards = 16;

    /// <summary>Everything of a shard whose customers were read already. No request when nothing changed.</summary>
    /// <param name="hasUnmarkedAlerts">Alerts are older than the marks: whether there may be some where there is no mark.</param>
    public async Task<ShardAccounts> OfShardAsync(
        TenantId tenant, int shard, ShardContents contents, bool hasUnmarkedAlerts, CancellationToken cancellationToken) => new(
        contents.Customers,
        await records.InShardAsync(tenant, shard, RecordKinds.Deployments, contents.Marks, cancellationToken),
        await records.InShardAsync(tenant, shard, RecordKinds.Interactions, contents.Marks, cancellationToken),
        await records.InShardAsync(tenant, shard, RecordKinds.Surveys, contents.Marks, cancellationToken),
        hasUnmarkedAlerts && contents.Marks.Of(CustomerAlert.Kind.Name) is null
            ? await records.InShardAsync(tenant, shard, CustomerAlert.Kind, cancellationToken)
            : await records.InShardAsync(tenant, shard, CustomerAlert.Kind, contents.Marks, cancellationToken));

    /// <summary>Everything of everybody, but of the customers only their profiles. One request a shard when nothing changed.</summary>
    public Task<ShardAccounts> AllAsync(TenantId tenant, CancellationToken cancellationToken) => AllAsync(
        async (shard, token) =>
        {
            var contents = await customers.ShardOfProfilesAsync(tenant, shard, token);
            return await OfShardAsync(tenant, shard, contents, hasUnmarkedAlerts: true, token);
        },
        cancellationToken);

    /// <summary>All surveys, and the deployments they are about. One request a shard when nothing changed.</summary>
    public Task<ShardAccounts> SurveysAsync(TenantId tenant, CancellationToken cancellationToken) => AllAsync(
        async (shard, token) =>
        {
            var marks = await records.MarksAsync(tenant, shard, token);
            return new ShardAccounts(
                [],
                await records.InShardAsync(tenant, shard, RecordKinds.Deployments, marks, token),
                [],
                await records.InShardAsync(tenant, shard, RecordKinds.Surveys, marks, token),
                []);
        },
        cancellationToken);

    private async Task<ShardAccounts> AllAsync(
        Func<int, CancellationToken, Task<ShardAccounts>> read, CancellationToken cancellationToken)
    {
        var parts = new ShardAccounts[shards.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, shards.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelShards, CancellationToken = cancellationToken },
            async (shard, token) => parts[shard] = await read(shard, token));
        return ShardAccounts.Sum(parts);
    }
}
