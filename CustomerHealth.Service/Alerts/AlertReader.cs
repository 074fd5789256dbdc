using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Alerts;

/// <summary>Reads the alerts of a customer.</summary>
public sealed class AlertReader(ITableStore tables, ShardMap shards)
{
    /// <summary>Open ones and ended ones, the latest first. One request per 1,000.</summary>
    public async Task<IReadOnlyList<CustomerAlert>> FindAsync(TenantId tenant, string customerId, CancellationToken cancellationToken)
    {
        var (from, before) = AlertRow.RangeOf(customerId);
        var rows = await tables
            .ReadAllAsync(new TableQuery(TableNames.Customers, shards.PartitionOf(tenant, customerId), from, before), cancellationToken)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(AlertRow.Read).OrderByDescending(alert => alert.Raised)];
    }
}
