using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Tenancy;

/// <summary>How a new store is laid out. Has no effect on a store that exists.</summary>
public sealed class StoreOptions
{
    /// <summary>Two to this power shards; 64 shards take one query page each up to 64,000 customers.</summary>
    public int ShardBits { get; set; } = 6;
}

/// <summary>
/// Creates the store when it is not there, and reads how it is laid out. The first process to start decides; the others follow.
/// </summary>
public sealed class StoreFormat(
    IStorageProvisioning provisioning, ITableStore tables, ShardMap shards, IOptions<StoreOptions> options, TimeProvider time)
{
    internal const string Partition = "store";
    internal const string FormatKey = "format";

    /// <summary>The only layout there has been so far.</summary>
    private const int Version = 1;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await provisioning.EnsureAsync(TableNames.All, QueueNames.All, BlobContainers.All, cancellationToken);
        var row = await ReadAsync(cancellationToken) ?? await CreateAsync(cancellationToken);
        if (row.GetInt32("Version") is not Version)
        {
            throw new InvalidDataException(
                $"The store has format {row.GetInt32("Version")}; this build knows format {Version}. Use a build that knows it.");
        }

        shards.Use(row.GetInt32("ShardBits") ?? throw new InvalidOperationException("The store's format row has no ShardBits."));
    }

    private Task<TableRow?> ReadAsync(CancellationToken cancellationToken) =>
        tables.GetAsync(TableNames.Settings, Partition, FormatKey, null, cancellationToken);

    private async Task<TableRow> CreateAsync(CancellationToken cancellationToken)
    {
        var row = new TableRow(Partition, FormatKey)
        {
            ["Version"] = Version,
            ["ShardBits"] = options.Value.ShardBits,
            ["Created"] = time.GetUtcNow(),
        };
        await tables.TransactAsync(TableNames.Settings, [RowOperation.Add(row)], cancellationToken);

        // Whoever won the insert, the row that is there now counts.
        return await ReadAsync(cancellationToken) ?? throw new InvalidOperationException("The store's format row vanished.");
    }
}
