namespace CustomerHealth.Service.Storage;

/// <summary>Counts what goes to the tables.</summary>
public sealed class MeteredTableStore(ITableStore inner, StorageMeter meter) : ITableStore
{
    public async Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.GetRow, table);
        var row = await inner.GetAsync(table, partitionKey, rowKey, select, cancellationToken);
        counter.Done(row is null ? 0 : 1, 0);
        return row;
    }

    public async Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.QueryPage, query.Table);
        var page = await inner.QueryAsync(query, continuation, cancellationToken);
        counter.Done(page.Rows.Count, 0);
        return page;
    }

    public async Task<TransactionOutcome> TransactAsync(
        string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.Transact, table);
        var outcome = await inner.TransactAsync(table, operations, cancellationToken);
        if (outcome.Committed)
        {
            counter.Done(operations.Count, operations.Sum(operation => (long)TableLimits.SizeOf(operation.Row)));
        }
        else
        {
            counter.Refused(conflict: outcome.Refusal == RowRefusal.Changed);
        }

        return outcome;
    }
}
