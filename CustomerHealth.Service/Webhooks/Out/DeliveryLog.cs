using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>What is sent to subscriptions and what became of it. A delivery and its being asked for are written together.</summary>
public sealed class DeliveryLog(ITableStore tables, OutboxQueue outbox, TimeProvider time)
{
    /// <summary>Rows that are looked at for one page, whatever is sought.</summary>
    private const int MostLookedAt = 2_000;

    /// <summary>Deliveries of a transaction, two rows each.</summary>
    private const int TogetherAgain = 40;

    /// <summary>A delivery that is there already, by an earlier try to add it, is only reminded of.</summary>
    public async Task AddAsync(TenantId tenant, string subscription, WebhookMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        var partition = DeliveryRow.PartitionOf(tenant, subscription);
        var item = ItemOf(message.Id, time.GetUtcNow() + delay);
        RowOperation[] operations = [RowOperation.Add(DeliveryRow.Begin(partition, message, item.NotBefore)), OutboxQueue.AddOrReplace(partition, item)];
        var outcome = await tables.TransactAsync(TableNames.WebhookDeliveries, operations, cancellationToken);
        await outbox.AskAsync(tenant, TableNames.WebhookDeliveries, partition, item, isReminder: !outcome.Committed, cancellationToken);
    }

    /// <summary>A delivery with its body, or null.</summary>
    public async Task<Delivery?> FindAsync(TenantId tenant, string subscription, string id, CancellationToken cancellationToken) =>
        MessageId.IsId(id) && await FindRowAsync(DeliveryRow.PartitionOf(tenant, subscription), id, cancellationToken) is { } row
            ? DeliveryRow.Read(row)
            : null;

    /// <summary>The newest first, without their bodies. At most <paramref name="most"/>; fewer, too, where many had to be passed over.</summary>
    public async Task<DeliveryPage> ListAsync(
        TenantId tenant, string subscription, DeliveryFilter filter, int most, CancellationToken cancellationToken)
    {
        var (from, before) = filter.Range;
        var found = new List<Delivery>();
        if (string.CompareOrdinal(from, before) >= 0)
        {
            return new DeliveryPage(found, null);
        }

        var query = new TableQuery(
            TableNames.WebhookDeliveries, DeliveryRow.PartitionOf(tenant, subscription), from, before, DeliveryRow.Listed, Math.Min(most + 1, TableLimits.PageSize));
        var (looked, last) = (0, default(string));
        await foreach (var row in tables.ReadAllAsync(query, cancellationToken))
        {
            if (found.Count == most || looked == MostLookedAt)
            {
                return new DeliveryPage(found, last);
            }

            var delivery = DeliveryRow.Read(row);
            (looked, last) = (looked + 1, delivery.Id);
            if (filter.Fits(delivery))
            {
                found.Add(delivery);
            }
        }

        return new DeliveryPage(found, null);
    }

    /// <summary>Has deliveries sent once more, under the same ids and with the same bodies, whatever became of them. They must be there.</summary>
    public async Task SendAgainAsync(TenantId tenant, string subscription, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var partition = DeliveryRow.PartitionOf(tenant, subscription);
        var now = time.GetUtcNow();
        foreach (var part in ids.Chunk(TogetherAgain))
        {
            RowOperation[] operations =
                [.. part.SelectMany(id => new[] { DeliveryRow.Again(partition, id, now), OutboxQueue.AddOrReplace(partition, ItemOf(id, now)) })];
            if ((await tables.TransactAsync(TableNames.WebhookDeliveries, operations, cancellationToken)).Committed)
            {
                await outbox.AskAsync(tenant, TableNames.WebhookDeliveries, operations, cancellationToken);
            }
        }
    }

    /// <summary>Removes everything of a subscription, what is still to leave included.</summary>
    public async Task RemoveAllAsync(TenantId tenant, string subscription, CancellationToken cancellationToken)
    {
        var query = new TableQuery(TableNames.WebhookDeliveries, DeliveryRow.PartitionOf(tenant, subscription), Select: ["State"]);
        while (await tables.QueryAsync(query, null, cancellationToken) is { Rows: { Count: > 0 } rows })
        {
            foreach (var part in rows.Chunk(TableLimits.TransactionOperations))
            {
                await tables.TransactAsync(
                    TableNames.WebhookDeliveries,
                    [.. part.Select(row => RowOperation.Delete(row.PartitionKey, row.RowKey))],
                    cancellationToken);
            }
        }
    }

    internal Task<TableRow?> FindRowAsync(string partition, string id, CancellationToken cancellationToken) =>
        tables.GetAsync(TableNames.WebhookDeliveries, partition, DeliveryRow.KeyOf(id), null, cancellationToken);

    private OutboxItem ItemOf(string message, DateTimeOffset notBefore) =>
        new(message, WebhookDelivery.KindName, "{}", time.GetUtcNow(), notBefore);
}
