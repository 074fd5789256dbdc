namespace CustomerHealth.Service.Storage;

/// <summary>
/// The narrow part of Azure Tables that the product stands on. Every adapter has its semantics and passes the same contract suite.
/// </summary>
/// <remarks>
/// Every method may throw <see cref="StorageUnavailableException"/> (the store does not answer or is busy: try again later) and
/// <see cref="StorageLimitException"/> (the request can never succeed). Tables must exist: <see cref="IStorageProvisioning"/>.
/// </remarks>
public interface ITableStore
{
    /// <summary>Reads one row, or null. With <paramref name="select"/>, only those properties (and keys, version, time).</summary>
    Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one page of one partition in ordinal row-key order. At most <see cref="TableLimits.PageSize"/> rows; a page may be short
    /// or even empty and still carry a continuation, so loop on <see cref="TablePage.Continuation"/>, never on the count.
    /// </summary>
    Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken);

    /// <summary>
    /// Applies 1 to <see cref="TableLimits.TransactionOperations"/> operations on distinct rows of one partition, all or nothing.
    /// Expected refusals (row exists, row changed, row missing) are an outcome, not an exception.
    /// </summary>
    Task<TransactionOutcome> TransactAsync(string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken);
}

/// <summary>One partition, a row-key range, and the properties wanted (null: all).</summary>
/// <param name="From">Inclusive lower bound of the row key, or null.</param>
/// <param name="Before">Exclusive upper bound of the row key, or null.</param>
/// <param name="PageSize">1 to <see cref="TableLimits.PageSize"/>.</param>
public sealed record TableQuery(
    string Table,
    string PartitionKey,
    string? From = null,
    string? Before = null,
    IReadOnlyCollection<string>? Select = null,
    int PageSize = TableLimits.PageSize);

/// <summary>Some rows of a query, and where to go on; null means there are no more.</summary>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);
