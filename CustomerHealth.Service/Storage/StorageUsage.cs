using System.Collections.Frozen;

namespace CustomerHealth.Service.Storage;

/// <summary>Kinds of requests, as the cloud bills them.</summary>
public enum StorageRequestKind
{
    GetRow,
    QueryPage,
    Transact,
    SendMessage,
    ReceiveMessages,
    DeleteMessage,
    ExtendLease,
    CountMessages,
    PutBlob,
    GetBlob,
    DeleteBlob,
}

/// <summary>What one kind of request did to one table, queue or container.</summary>
/// <param name="Requests">Calls made, failed ones included: the cloud bills those too.</param>
/// <param name="Items">Rows read, or operations committed; messages sent, received, deleted or extended; blobs moved.</param>
/// <param name="Bytes">
/// Of operations committed (<see cref="TableLimits.SizeOf"/>), message bodies and blobs. Rows read count 0: they are not billed by size,
/// and adding them up would cost a walk over every property.
/// </param>
/// <param name="Refusals">Transactions refused (409, 412, 404) and leases lost.</param>
/// <param name="Conflicts">Those of the refusals that met a row somebody else had changed (412).</param>
public readonly record struct StorageCount(long Requests, long Items, long Bytes, long Refusals, long Conflicts = 0)
{
    public static StorageCount operator +(StorageCount left, StorageCount right) => new(
        left.Requests + right.Requests,
        left.Items + right.Items,
        left.Bytes + right.Bytes,
        left.Refusals + right.Refusals,
        left.Conflicts + right.Conflicts);

    public static StorageCount operator -(StorageCount left, StorageCount right) => new(
        left.Requests - right.Requests,
        left.Items - right.Items,
        left.Bytes - right.Bytes,
        left.Refusals - right.Refusals,
        left.Conflicts - right.Conflicts);

    public static StorageCount Add(StorageCount left, StorageCount right) => left + right;

    public static StorageCount Subtract(StorageCount left, StorageCount right) => left - right;
}

/// <summary>The storage used up to a moment. Never changes; the difference of two is what happened between them.</summary>
public sealed class StorageUsage
{
    private readonly FrozenDictionary<(StorageRequestKind Kind, string Name), StorageCount> counts;

    internal StorageUsage(IEnumerable<KeyValuePair<(StorageRequestKind Kind, string Name), StorageCount>> counts) =>
        this.counts = counts.Where(count => count.Value != default).ToFrozenDictionary();

    /// <summary>By kind of request and name of the table, queue or container; without those that did nothing.</summary>
    public IReadOnlyDictionary<(StorageRequestKind Kind, string Name), StorageCount> Counts => counts;

    /// <summary>Everything.</summary>
    public StorageCount Total => Sum(_ => true);

    /// <summary>One kind of request, on all names.</summary>
    public StorageCount this[StorageRequestKind kind] => Sum(key => key.Kind == kind);

    public StorageCount this[StorageRequestKind kind, string name] => counts.GetValueOrDefault((kind, name));

    /// <summary>What came after the earlier moment.</summary>
    public StorageUsage Since(StorageUsage earlier) =>
        new(counts.Select(count => KeyValuePair.Create(count.Key, count.Value - earlier.counts.GetValueOrDefault(count.Key))));

    /// <summary>One line per kind and name, for the message of a test that counted wrong.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        counts.OrderBy(count => count.Key.Kind).ThenBy(count => count.Key.Name, StringComparer.Ordinal)
            .Select(count => $"{count.Key.Kind} {count.Key.Name}: {count.Value}"));

    private StorageCount Sum(Func<(StorageRequestKind Kind, string Name), bool> included) =>
        counts.Where(count => included(count.Key)).Aggregate(default(StorageCount), (sum, count) => sum + count.Value);
}
