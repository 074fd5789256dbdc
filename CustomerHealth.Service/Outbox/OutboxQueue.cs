using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Outbox;

/// <summary>
/// Asks for items to be taken out. Items are written first; whoever dies between the two leaves items that nobody was asked to take out,
/// and the sweep finds them. Asked twice does no harm.
/// </summary>
public sealed class OutboxQueue(ITableStore tables, ShardMap shards, MessageSender sender, TimeProvider time)
{
    /// <summary>For how long the one who wrote an item has time to ask for it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>An operation of the transaction that an item is caused by.</summary>
    public static RowOperation Add(string partition, OutboxItem item) => RowOperation.Add(OutboxRow.Write(partition, item));

    /// <summary>After a transaction: asks for the items it added.</summary>
    public async Task AskAsync(TenantId tenant, string table, IEnumerable<RowOperation> committed, CancellationToken cancellationToken)
    {
        foreach (var operation in committed)
        {
            if (operation.Kind == RowOperationKind.Add && operation.Row.RowKey.StartsWith(OutboxRow.First, StringComparison.Ordinal))
            {
                await AskAsync(tenant, table, operation.Row.PartitionKey, OutboxRow.Read(operation.Row), cancellationToken);
            }
        }
    }

    /// <summary>
    /// Asks for everything that waits in a partition, or only for what was asked for so long ago that whoever was asked must have died.
    /// One request, for up to 1,000 items.
    /// </summary>
    public async Task AskForRestAsync(
        TenantId tenant, string table, string partition, bool isSweep, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await foreach (var row in tables.ReadAllAsync(
            new TableQuery(table, partition, OutboxRow.First, OutboxRow.End), cancellationToken))
        {
            var item = OutboxRow.Read(row);
            if (!isSweep || DueOf(item) + Grace < now)
            {
                await AskAsync(tenant, table, partition, item, cancellationToken);
            }
        }
    }

    /// <summary>Asks for what is left anywhere. A request a shard, and one for the tenant's reports.</summary>
    public async Task SweepAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await AskForRestAsync(tenant, TableNames.Reports, tenant.Value, isSweep: true, cancellationToken);
        for (var shard = 0; shard < shards.Count; shard++)
        {
            await AskForRestAsync(tenant, TableNames.Customers, ShardMap.Partition(tenant, shard), isSweep: true, cancellationToken);
        }
    }

    /// <summary>Asks for an item that may be out already.</summary>
    public Task AskAsync(TenantId tenant, OutboxAddress address, CancellationToken cancellationToken) =>
        sender.SendAsync(tenant, new DeliverOutboxItem(address), cancellationToken);

    internal Task AskAsync(
        TenantId tenant, string table, string partition, OutboxItem item, CancellationToken cancellationToken)
    {
        var wait = DueOf(item) - time.GetUtcNow();
        return sender.SendAsync(
            tenant,
            new DeliverOutboxItem(new OutboxAddress(table, partition, item.Id)),
            wait < TimeSpan.Zero ? TimeSpan.Zero : wait > QueueLimits.LongestDelay ? QueueLimits.LongestDelay : wait,
            cancellationToken);
    }

    private static DateTimeOffset DueOf(OutboxItem item) => item.HeldUntil > item.NotBefore ? item.HeldUntil.Value : item.NotBefore;
}
