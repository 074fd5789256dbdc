using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Storage.Faults;

/// <summary>Tables that fail by script.</summary>
public sealed class FaultyTableStore(ITableStore inner, FaultScript script) : ITableStore
{
    public Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken) =>
        script.RunAsync(
            StorageRequestKind.GetRow, () => inner.GetAsync(table, partitionKey, rowKey, select, cancellationToken));

    public Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.QueryPage, () => inner.QueryAsync(query, continuation, cancellationToken));

    public Task<TransactionOutcome> TransactAsync(
        string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.Transact, () => inner.TransactAsync(table, operations, cancellationToken));
}
