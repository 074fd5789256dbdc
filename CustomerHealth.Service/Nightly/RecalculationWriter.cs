using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Nightly;

/// <summary>
/// Writes rescored customers in transactions as full as the store allows. A customer that an event changed meanwhile is read and
/// rescored again on its own; the others are not disturbed.
/// </summary>
public sealed class RecalculationWriter(ITableStore tables, CustomerScorer scorer, CustomerStateCache cache)
{
    /// <summary>Room for what <see cref="TableLimits.SizeOf"/> does not count: the wire format around the rows.</summary>
    private const int TransactionBytes = TableLimits.TransactionBytes * 3 / 4;

    public async Task WriteAsync(
        TenantId tenant, string partition, IReadOnlyList<Rescored> news, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var batch = new List<(Rescored Rescored, List<RowOperation> Operations)>();
        var (rows, bytes) = (0, 0);
        foreach (var rescored in news)
        {
            List<RowOperation> operations = [rescored.StateOperation(partition), .. rescored.ExtraOperations(partition)];
            var size = operations.Sum(operation => TableLimits.SizeOf(operation.Row));
            if (batch.Count > 0 && (rows + operations.Count > TableLimits.TransactionOperations || bytes + size > TransactionBytes))
            {
                await WriteBatchAsync(tenant, partition, batch, asOf, cancellationToken);
                (batch, rows, bytes) = ([], 0, 0);
            }

            batch.Add((rescored, operations));
            (rows, bytes) = (rows + operations.Count, bytes + size);
        }

        if (batch.Count > 0)
        {
            await WriteBatchAsync(tenant, partition, batch, asOf, cancellationToken);
        }
    }

    private async Task WriteBatchAsync(
        TenantId tenant,
        string partition,
        List<(Rescored Rescored, List<RowOperation> Operations)> batch,
        DateTimeOffset asOf,
        CancellationToken cancellationToken)
    {
        while (batch.Count > 0)
        {
            var operations = batch.SelectMany(item => item.Operations).ToList();
            var outcome = await tables.TransactAsync(TableNames.Customers, operations, cancellationToken);
            if (outcome.Committed)
            {
                // What this process remembers of these customers is out of date now.
                batch.ForEach(item => cache.Forget(tenant, item.Rescored.State.Profile.Id));
                return;
            }

            var refused = Owner(batch, outcome.RefusedIndex);
            var customerId = batch[refused].Rescored.State.Profile.Id;
            batch.RemoveAt(refused);
            await WriteAloneAsync(tenant, partition, customerId, asOf, cancellationToken);
        }
    }

    private async Task WriteAloneAsync(
        TenantId tenant, string partition, string customerId, DateTimeOffset asOf, CancellationToken cancellationToken)
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
            var after = scorer.Rescore(before, before.Signals, asOf);
            if (!CustomerScorer.IsNews(before, after))
            {
                return; // The event that came between was evaluated later than our midnight.
            }

            var outcome = await tables.TransactAsync(
                TableNames.Customers, [after.StateOperation(partition), .. after.ExtraOperations(partition)], cancellationToken);
            if (outcome.Committed)
            {
                cache.Forget(tenant, customerId);
                return;
            }
        }

        throw new StorageUnavailableException($"Customer {customerId} changed {Tries} times while it was recalculated.");
    }

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
