using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Records;

/// <summary>How much of the records this process remembers.</summary>
public sealed class RecordListOptions
{
    /// <summary>Records of all kinds together; beyond it, shards are forgotten and read again when they are asked for.</summary>
    public int MostRemembered { get; set; } = 500_000;
}

/// <summary>
/// All records of a kind, exactly as the store has them. A process remembers what it read of a shard, and asks at each list only whether
/// the shard still has the mark (<see cref="RecordVersions"/>) it had before that reading: one small request a shard, however many
/// records there are.
/// </summary>
public sealed class RecordLists(ITableStore tables, ShardMap shards, IOptions<RecordListOptions> options) : IDisposable
{
    private const int ParallelShards = 16;

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = options.Value.MostRemembered });

    /// <summary>Of all customers, in no order.</summary>
    public async Task<IReadOnlyList<T>> AllAsync<T>(TenantId tenant, RecordKind<T> kind, CancellationToken cancellationToken)
        where T : class
    {
        var parts = new IReadOnlyList<T>[shards.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, shards.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelShards, CancellationToken = cancellationToken },
            async (shard, token) => parts[shard] = await InShardAsync(tenant, shard, kind, token));
        return [.. parts.SelectMany(part => part)];
    }

    /// <summary>Of the customers of one shard. One request when nothing was written since the last time.</summary>
    public async Task<IReadOnlyList<T>> InShardAsync<T>(TenantId tenant, int shard, RecordKind<T> kind, CancellationToken cancellationToken)
        where T : class
    {
        // The mark first: what is written after it was read may or may not be seen below, but it changes the mark.
        var row = await tables.GetAsync(
            TableNames.Customers, ShardMap.Partition(tenant, shard), RecordVersions.KeyOf(kind.Name), null, cancellationToken);
        return await ReadAsync(tenant, shard, kind, row is null ? null : RecordVersions.Read(row), cancellationToken);
    }

    /// <summary>
    /// Of the customers of one shard, with marks that were read before. No request when they are those of the last time, nor for a kind
    /// without a mark: no row of it was ever written there.
    /// </summary>
    public async Task<IReadOnlyList<T>> InShardAsync<T>(
        TenantId tenant, int shard, RecordKind<T> kind, RecordMarks marks, CancellationToken cancellationToken)
        where T : class =>
        marks.Of(kind.Name) is { } mark ? await ReadAsync(tenant, shard, kind, mark, cancellationToken) : [];

    /// <summary>The marks of a shard, for <see cref="InShardAsync{T}(TenantId, int, RecordKind{T}, RecordMarks, CancellationToken)"/>. One request.</summary>
    public async Task<RecordMarks> MarksAsync(TenantId tenant, int shard, CancellationToken cancellationToken)
    {
        var query = new TableQuery(TableNames.Customers, ShardMap.Partition(tenant, shard), RecordMarks.First, RecordMarks.End);
        return new RecordMarks(await tables.ReadAllAsync(query, cancellationToken).ToListAsync(cancellationToken));
    }

    public void Dispose() => memory.Dispose();

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        TenantId tenant, int shard, RecordKind<T> kind, Guid? mark, CancellationToken cancellationToken)
        where T : class
    {
        if (memory.Get<Remembered<T>>((tenant, shard, kind.Name)) is { } known && known.Mark == mark)
        {
            return known.Records;
        }

        var query = new TableQuery(TableNames.Customers, ShardMap.Partition(tenant, shard), kind.From, kind.Before);
        var records = await tables.ReadAsync(kind, query, cancellationToken);
        memory.Set(
            (tenant, shard, kind.Name), new Remembered<T>(mark, records), new MemoryCacheEntryOptions { Size = records.Count + 1 });
        return records;
    }

    private sealed record Remembered<T>(Guid? Mark, IReadOnlyList<T> Records);
}
