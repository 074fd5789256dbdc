using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Dashboards.Value;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards;

/// <summary>Counts a shard: its customers and what belongs to them, as they stand.</summary>
public sealed class ShardCount(CustomerReader customers, AccountReader reader, RecordLists records, TimeProvider time)
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
        var hadEpisodes = contents.Customers.Any(customer => customer.Scores.Values.Any(score => score.Drop.Number > 0));
        var accounts = await reader.OfShardAsync(tenant, shard, contents, hasUnmarkedAlerts: hadEpisodes, cancellationToken);
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return ShardRollup.Of(contents.Customers, today) with
        {
            Success = SuccessRollup.Of(accounts, before, now),
            Value = ValueFigures.Of(accounts, today),
        };
    }
}
