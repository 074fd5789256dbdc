using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Outbox;

/// <summary>
/// Asks for items to be taken out. Items are written first; whoever dies between the two leaves items that nobody was asked to take out,
/// and the sweep finds them. Asked twice does no harm.
/// </summary>
public sealed class OutboxQueue(
    ITableStore tables, ShardMap shards, MessageSender sender, IEnumerable<IOutboxPlaces> places, TimeProvider time)
{
    /// <summary>For how long the one who wrote an item has time to ask for it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>What a look at what waits needs of a row.</summary>
    private static readonly string[] Due = ["NotBefore", "HeldUntil", "Tries"];

    /// <summary>An operation of the transaction that an item is caused by. It refuses the whole where such an item waits already.</summary>
    public static RowOperation Add(string partition, OutboxItem item) => RowOperation.Add(OutboxRow.Write(partition, item));

    /// <summary>
    /// The same for an item that may still wait from an earlier cause: the later one takes its place. One that somebody holds at that moment
    /// is taken out twice.
    /// </summary>
    public static RowOperation AddOrReplace(string partition, OutboxItem item) => RowOperation.Overwrite(OutboxRow.Write(partition, item));

    /// <summary>After a transaction: asks for the items it added.</summary>
    public async Task AskAsync(TenantId tenant, string table, IEnumerable<RowOperation> committed, CancellationToken cancellationToken)
    {
        foreach (var operation in committed)
        {
            if (operation.Kind is RowOperationKind.Add or RowOperationKind.Overwrite
                && operation.Row.RowKey.StartsWith(OutboxRow.First, StringComparison.Ordinal))
            {
                await AskAsync(tenant, table, operation.Row.PartitionKey, OutboxRow.Read(operation.Row), isReminder: false, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Reminds of what waits in a partition: all that is due or was never tried, or in a sweep only what was due so long ago that whoever
    /// was asked must have died. One request, for up to 1,000 items.
    /// </summary>
    public async Task AskForRestAsync(
        TenantId tenant, string table, string partition, bool isSweep, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await foreach (var row in tables.ReadAllAsync(
            new TableQuery(table, partition, OutboxRow.First, OutboxRow.End, Due), cancellationToken))
        {
            var item = OutboxRow.Read(row);
            var due = DueOf(item);
            if (isSweep ? due + Grace < now : due <= now || item.Tries == 0)
            {
                await AskAsync(tenant, table, partition, item, isReminder: true, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Asks for what is left anywhere. A request a shard, one for the tenant's reports, and what the further places take to be found and read.
    /// </summary>
    public async Task SweepAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await AskForRestAsync(tenant, TableNames.Reports, tenant.Value, isSweep: true, cancellationToken);
        for (var shard = 0; shard < shards.Count; shard++)
        {
            await AskForRestAsync(tenant, TableNames.Customers, ShardMap.Partition(tenant, shard), isSweep: true, cancellationToken);
        }

        foreach (var place in places)
        {
            await foreach (var (table, partition) in place.FindAsync(tenant, cancellationToken))
            {
                await AskForRestAsync(tenant, table, partition, isSweep: true, cancellationToken);
            }
        }
    }

    /// <summary>Asks for an item that may be out already.</summary>
    /// <param name="isReminder">Whether somebody else was asked before and may still do it.</param>
    public Task AskAsync(TenantId tenant, OutboxAddress address, bool isReminder, CancellationToken cancellationToken) =>
        sender.SendAsync(tenant, new DeliverOutboxItem(address, isReminder), cancellationToken);

    internal Task AskAsync(
        TenantId tenant, string table, string partition, OutboxItem item, bool isReminder, CancellationToken cancellationToken)
    {
        var wait = DueOf(item) - time.GetUtcNow();
        return sender.SendAsync(
            tenant,
            new DeliverOutboxItem(new OutboxAddress(table, partition, item.Id), isReminder),
            wait < TimeSpan.Zero ? TimeSpan.Zero : wait > QueueLimits.LongestDelay ? QueueLimits.LongestDelay : wait,
            cancellationToken);
    }

    private static DateTimeOffset DueOf(OutboxItem item) => item.HeldUntil > item.NotBefore ? item.HeldUntil.Value : item.NotBefore;
}
