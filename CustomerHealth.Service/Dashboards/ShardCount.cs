using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards;

/// <summary>
/// Counts a shard: its customers and their records as they stand. Records that did not change since this process read them last are not
/// read again.
/// </summary>
public sealed class ShardCount(CustomerReader customers, RecordLists records, TimeProvider time)
{
    /// <param name="before">The days of the last roll-up; null where it had none.</param>
    public async Task<ShardRollup> OfAsync(TenantId tenant, int shard, HealthDays? before, CancellationToken cancellationToken) =>
        await OfAsync(tenant, shard, await customers.ShardAsync(tenant, shard, cancellationToken), before, cancellationToken);

    /// <summary>The same of customers that were read already.</summary>
    /// <param name="marks">Of the shard's records; null where nobody knows them, which costs one request.</param>
    public async Task<ShardRollup> OfAsync(
        TenantId tenant,
        int shard,
        IReadOnlyCollection<CustomerSummary> known,
        RecordMarks? marks,
        HealthDays? before,
        CancellationToken cancellationToken)
    {
        var contents = new ShardContents(known, marks ?? await records.MarksAsync(tenant, shard, cancellationToken));
        return await OfAsync(tenant, shard, contents, before, cancellationToken);
    }

    private async Task<ShardRollup> OfAsync(
        TenantId tenant, int shard, ShardContents contents, HealthDays? before, CancellationToken cancellationToken)
    {
        var accounts = new ShardAccounts(
            contents.Customers,
            await records.InShardAsync(tenant, shard, RecordKinds.Deployments, contents.Marks, cancellationToken),
            await records.InShardAsync(tenant, shard, RecordKinds.Interactions, contents.Marks, cancellationToken),
            await records.InShardAsync(tenant, shard, RecordKinds.Surveys, contents.Marks, cancellationToken),
            await AlertsAsync(tenant, shard, contents, cancellationToken));
        var now = time.GetUtcNow();
        return ShardRollup.Of(contents.Customers, DateOnly.FromDateTime(now.UtcDateTime)) with
        {
            Success = SuccessRollup.Of(accounts, before, now),
        };
    }

    /// <summary>Alerts are older than the marks: where there is none, a customer that had an episode tells that there may be alerts.</summary>
    private async Task<IReadOnlyList<CustomerAlert>> AlertsAsync(
        TenantId tenant, int shard, ShardContents contents, CancellationToken cancellationToken)
    {
        var mayBeUnmarked = contents.Marks.Of(CustomerAlert.Kind.Name) is null
            && contents.Customers.Any(customer => customer.Scores.Values.Any(score => score.Drop.Number > 0));
        return mayBeUnmarked
            ? await records.InShardAsync(tenant, shard, CustomerAlert.Kind, cancellationToken)
            : await records.InShardAsync(tenant, shard, CustomerAlert.Kind, contents.Marks, cancellationToken);
    }
}
