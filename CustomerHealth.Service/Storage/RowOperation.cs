namespace CustomerHealth.Service.Storage;

/// <summary>What an operation of a transaction does, and under which condition.</summary>
public enum RowOperationKind
{
    /// <summary>Insert; refused with <see cref="RowRefusal.AlreadyExists"/>.</summary>
    Add,

    /// <summary>Replace all properties if the ETag matches; refused with Changed or Missing.</summary>
    ReplaceIfUnchanged,

    /// <summary>Set the given properties of an existing row, whatever its version; refused with Missing.</summary>
    MergeExisting,

    /// <summary>Insert or replace all properties, unconditionally.</summary>
    Overwrite,

    /// <summary>Delete if the ETag matches; refused with Changed or Missing.</summary>
    DeleteIfUnchanged,

    /// <summary>Delete an existing row, whatever its version; refused with Missing.</summary>
    Delete,
}

/// <summary>One operation of a transaction. The factories' names state the concurrency rule.</summary>
public sealed record RowOperation
{
    private RowOperation(RowOperationKind kind, TableRow row, string? etag) => (Kind, Row, ETag) = (kind, row, etag);

    public RowOperationKind Kind { get; }

    public TableRow Row { get; }

    /// <summary>The version required; null where the kind has no such condition.</summary>
    public string? ETag { get; }

    public static RowOperation Add(TableRow row) => new(RowOperationKind.Add, row, null);

    /// <param name="etag">A version that the store gave.</param>
    public static RowOperation ReplaceIfUnchanged(TableRow row, string etag) =>
        new(RowOperationKind.ReplaceIfUnchanged, row, Version(etag));

    public static RowOperation MergeExisting(TableRow row) => new(RowOperationKind.MergeExisting, row, null);

    public static RowOperation Overwrite(TableRow row) => new(RowOperationKind.Overwrite, row, null);

    /// <param name="etag">A version that the store gave.</param>
    public static RowOperation DeleteIfUnchanged(string partitionKey, string rowKey, string etag) =>
        new(RowOperationKind.DeleteIfUnchanged, new TableRow(partitionKey, rowKey), Version(etag));

    public static RowOperation Delete(string partitionKey, string rowKey) =>
        new(RowOperationKind.Delete, new TableRow(partitionKey, rowKey), null);

    /// <summary>"*" as If-Match matches every version: the condition would be none.</summary>
    private static string Version(string etag) =>
        etag is "" or "*" ? throw new ArgumentException($"'{etag}' is no version of a row.", nameof(etag)) : etag;
}

/// <summary>Why a transaction was refused: HTTP 409, 412 or 404 of Azure Tables.</summary>
public enum RowRefusal
{
    /// <summary>An added row exists already (409).</summary>
    AlreadyExists,

    /// <summary>A row's version is not the required one (412).</summary>
    Changed,

    /// <summary>A row to replace, merge or delete is not there (404).</summary>
    Missing,
}

/// <summary>
/// What became of a transaction: either committed, with one ETag per operation (null for a delete), or refused as a whole because of
/// the operation at <see cref="RefusedIndex"/>. When several would be refused, an adapter may report any one of them.
/// </summary>
public sealed record TransactionOutcome
{
    private TransactionOutcome(IReadOnlyList<string?> etags, RowRefusal? refusal, int refusedIndex) =>
        (ETags, Refusal, RefusedIndex) = (etags, refusal, refusedIndex);

    public bool Committed => Refusal is null;

    /// <summary>New versions in the order of the operations; empty when refused.</summary>
    public IReadOnlyList<string?> ETags { get; }

    public RowRefusal? Refusal { get; }

    /// <summary>Index of the operation that was refused; −1 when committed.</summary>
    public int RefusedIndex { get; }

    public static TransactionOutcome CommittedWith(IReadOnlyList<string?> etags) => new(etags, null, -1);

    public static TransactionOutcome RefusedAt(int index, RowRefusal refusal) => new([], refusal, index);
}
