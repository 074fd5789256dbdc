using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Storage.Faults;

/// <summary>
/// Tables that put a legal empty page with a continuation before every page, as Azure does at the borders of partition ranges. Whoever
/// takes an empty page for the end loses rows here.
/// </summary>
public sealed class EmptyPagesTableStore(ITableStore inner) : ITableStore
{
    private const string Detour = "detour!";

    public Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken) =>
        inner.GetAsync(table, partitionKey, rowKey, select, cancellationToken);

    public async Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        if (continuation is null || !continuation.StartsWith(Detour, StringComparison.Ordinal))
        {
            return new TablePage([], Detour + continuation);
        }

        var resumed = continuation[Detour.Length..];
        return await inner.QueryAsync(query, resumed.Length == 0 ? null : resumed, cancellationToken);
    }

    public Task<TransactionOutcome> TransactAsync(
        string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken) =>
        inner.TransactAsync(table, operations, cancellationToken);
}
