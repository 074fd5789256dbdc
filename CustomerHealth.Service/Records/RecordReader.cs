using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Records;

/// <summary>Reads records one by one, or those of a customer, as the store has them now.</summary>
public sealed class RecordReader(ITableStore tables, ShardMap shards)
{
    /// <summary>
    /// The record with this id, or null: not an id of ours, none of the kind, or withdrawn. Two requests, none for a foreign id.
    /// </summary>
    public async Task<T?> FindAsync<T>(TenantId tenant, RecordKind<T> kind, Guid id, CancellationToken cancellationToken)
        where T : class
    {
        var row = await FindRowAsync(tenant, id, cancellationToken);
        return row is not null && IsOf(kind, row.RowKey) ? kind.Read(row) : null;
    }

    /// <summary>The records of one customer, in no order. One request per 1,000.</summary>
    public async Task<IReadOnlyList<T>> OfCustomerAsync<T>(
        TenantId tenant, RecordKind<T> kind, string customerId, CancellationToken cancellationToken)
        where T : class
    {
        var query = new TableQuery(
            TableNames.Customers, shards.PartitionOf(tenant, customerId), $"{kind.From}{customerId}:", $"{kind.From}{customerId};");
        return await tables.ReadAsync(kind, query, cancellationToken);
    }

    /// <summary>
    /// The records of all customers of a shard, in no order, for whoever looks at them once: nothing of them is remembered, as
    /// <see cref="RecordLists"/> would. One request per 1,000.
    /// </summary>
    public Task<IReadOnlyList<T>> OfShardAsync<T>(TenantId tenant, int shard, RecordKind<T> kind, CancellationToken cancellationToken)
        where T : class => tables.ReadAsync(
            kind, new TableQuery(TableNames.Customers, ShardMap.Partition(tenant, shard), kind.From, kind.Before), cancellationToken);

    internal async Task<TableRow?> FindRowAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        await FindKeyAsync(tenant, id, cancellationToken) is var (partition, key)
            ? await tables.GetAsync(TableNames.Customers, partition, key, null, cancellationToken)
            : null;

    /// <summary>The row of a record of a known customer, withdrawn or not. One request.</summary>
    internal Task<TableRow?> FindRowAsync<T>(
        TenantId tenant, RecordKind<T> kind, string customerId, Guid id, CancellationToken cancellationToken)
        where T : class => tables.GetAsync(
            TableNames.Customers, shards.PartitionOf(tenant, customerId), RecordRow.KeyOf(kind.Name, customerId, id), null, cancellationToken);

    /// <summary>The customer that a record of this kind belongs to; null where there is no such record. One request.</summary>
    internal async Task<string?> FindOwnerAsync<T>(TenantId tenant, RecordKind<T> kind, Guid id, CancellationToken cancellationToken)
        where T : class =>
        await FindKeyAsync(tenant, id, cancellationToken) is var (_, key) && IsOf(kind, key) ? RecordRow.OwnerOf(key).CustomerId : null;

    private async Task<(string Partition, string Key)?> FindKeyAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        if (!RecordIds.TryReadHash(id, out var hash))
        {
            return null;
        }

        var partition = ShardMap.Partition(tenant, shards.ShardOfHash(hash));
        var pointer = await tables.GetAsync(TableNames.Customers, partition, RecordPointer.KeyOf(id), null, cancellationToken);
        return pointer is not null && RecordPointer.Read(pointer) is { } key ? (partition, key) : null;
    }

    private static bool IsOf<T>(RecordKind<T> kind, string rowKey)
        where T : class =>
        string.CompareOrdinal(rowKey, kind.From) >= 0 && string.CompareOrdinal(rowKey, kind.Before) < 0;
}
