using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Webhooks.Out;

namespace CustomerHealth.Service.Nightly;

/// <summary>
/// Writes rescored customers in transactions as full as the store allows. A customer that an event changed meanwhile is read and
/// rescored again on its own; the others are not disturbed.
/// </summary>
public sealed class RecalculationWriter(
    ITableStore tables,
    CustomerScorer scorer,
    CustomerStateCache cache,
    AlertMailItems mails,
    WebhookNotices notices,
    OutboxQueue outbox)
{
    /// <summary>Room for what <see cref="TableLimits.SizeOf"/> does not count: the wire format around the rows.</summary>
    private const int TransactionBytes = TableLimits.TransactionBytes * 3 / 4;

    public async Task WriteAsync(
        TenantId tenant, string partition, IReadOnlyList<Rescored> news, Recalculation how, CancellationToken cancellationToken)
    {
        var batch = new List<(Rescored Rescored, List<RowOperation> Operations)>();
        var (rows, bytes, hasExtras) = (0, 0, false); // With alerts, a transaction also marks that it wrote some.
        foreach (var rescored in news)
        {
            var operations = await OperationsOfAsync(tenant, partition, rescored, cancellationToken);
            var size = operations.Sum(operation => TableLimits.SizeOf(operation.Row));
            hasExtras |= operations.Count > 1;
            if (batch.Count > 0 && (rows + operations.Count + (hasExtras ? 1 : 0) > TableLimits.TransactionOperations || bytes + size > TransactionBytes))
            {
                await WriteBatchAsync(tenant, partition, batch, how, cancellationToken);
                (batch, rows, bytes, hasExtras) = ([], 0, 0, operations.Count > 1);
            }

            batch.Add((rescored, operations));
            (rows, bytes) = (rows + operations.Count, bytes + size);
        }

        if (batch.Count > 0)
        {
            await WriteBatchAsync(tenant, partition, batch, how, cancellationToken);
        }
    }

    private async Task WriteBatchAsync(
        TenantId tenant,
        string partition,
        List<(Rescored Rescored, List<RowOperation> Operations)> batch,
        Recalculation how,
        CancellationToken cancellationToken)
    {
        while (batch.Count > 0)
        {
            var operations = RecordVersions.Marked(partition, batch.SelectMany(item => item.Operations));
            var outcome = await tables.TransactAsync(TableNames.Customers, operations, cancellationToken);
            if (outcome.Committed)
            {
                // What this process remembers of these customers is out of date now.
                batch.ForEach(item => cache.Forget(tenant, item.Rescored.State.Profile.Id));
                await outbox.AskAsync(tenant, TableNames.Customers, operations, cancellationToken);
                return;
            }

            var refused = Owner(batch, outcome.RefusedIndex);
            var customerId = batch[refused].Rescored.State.Profile.Id;
            batch.RemoveAt(refused);
            await WriteAloneAsync(tenant, partition, customerId, how, cancellationToken);
        }
    }

    private async Task WriteAloneAsync(
        TenantId tenant, string partition, string customerId, Recalculation how, CancellationToken cancellationToken)
    {
        const int Tries = 10;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var row = await tables.GetAsync(TableNames.Customers, partition, CustomerRow.KeyOf(customerId), null, cancellationToken);
            if (row is null)
            {
                return; // Deleted meanwhile.
            }

            var before = CustomerRow.Read(row);
            var after = how.Of(scorer, before);
            if (!CustomerScorer.IsNews(before, after))
            {
                return; // The event that came between was evaluated later than our midnight.
            }

            var operations = RecordVersions.Marked(partition, await OperationsOfAsync(tenant, partition, after, cancellationToken));
            var outcome = await tables.TransactAsync(TableNames.Customers, operations, cancellationToken);
            if (outcome.Committed)
            {
                cache.Forget(tenant, customerId);
                await outbox.AskAsync(tenant, TableNames.Customers, operations, cancellationToken);
                return;
            }
        }

        throw new StorageUnavailableException($"Customer {customerId} changed {Tries} times while it was recalculated.");
    }

    private async Task<List<RowOperation>> OperationsOfAsync(
        TenantId tenant, string partition, Rescored rescored, CancellationToken cancellationToken) =>
    [
        rescored.StateOperation(partition),
        .. rescored.ExtraOperations(tenant, partition, mails),
        .. await notices.RowsAsync(
            tenant, partition, CustomerHappenings.Of(tenant, new CustomerChange(rescored.Before, rescored, [])), cancellationToken),
    ];

    private static int Owner(List<(Rescored Rescored, List<RowOperation> Operations)> batch, int operation)
    {
        var owner = 0;
        for (var seen = batch[0].Operations.Count; seen <= operation; seen += batch[owner].Operations.Count)
        {
            owner++;
        }

        return owner;
    }
}

/// <summary>How customers are recalculated.</summary>
/// <param name="AsOf">As of when.</param>
/// <param name="Due">Which checks are made with it.</param>
public readonly record struct Recalculation(DateTimeOffset AsOf, AlertChecks Due)
{
    internal Rescored Of(CustomerScorer scorer, CustomerState before) => scorer.Rescore(before, before.Signals, AsOf, Due);
}
