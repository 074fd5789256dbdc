using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>Tables in the embedded store.</summary>
internal sealed class SqliteTables(NameRegistry names, ReaderPool readers, GroupWriter writer) : ITableStore
{
    public Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken) =>
        Answer.Of(
            () =>
            {
                TableLimits.CheckKey(partitionKey);
                TableLimits.CheckKey(rowKey);
                var number = names.Find(NameKind.Table, table);
                var selection = PropertySelection.Of(select);
                return readers.Read(connection => RowReads.Get(connection, number, partitionKey, rowKey, selection));
            },
            cancellationToken);

    public Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        Answer.Of(
            () =>
            {
                TableLimits.Check(query);
                var number = names.Find(NameKind.Table, query.Table);
                return readers.Read(connection => RowReads.Query(connection, number, query, continuation));
            },
            cancellationToken);

    public async Task<TransactionOutcome> TransactAsync(
        string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken)
    {
        TableLimits.Check(operations);
        var number = names.Find(NameKind.Table, table);
        var partitionKey = KeyBytes.Encode(operations[0].Row.PartitionKey);
        EncodedOperation[] encoded = [.. operations.Select(EncodedOperation.Of)];
        return await writer.WriteAsync(turn => new RowWrites(turn, number, partitionKey).Apply(encoded), cancellationToken);
    }
}
