using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Dashboards.Value;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards;

/// <summary>A shard's roll-up as stored.</summary>
/// <param name="Run">The last nightly run that went through the shard; the roll-up is that run's checkpoint.</param>
public sealed record StoredRollup(int Shard, ShardRollup Rollup, string? Run, string? ETag);

/// <summary>Which roll-up it is, and what of it goes into the next one.</summary>
/// <param name="Health">The days that nobody else remembers; null where it has none.</param>
public readonly record struct RollupVersion(string? ETag, string? Run, HealthDays? Health);

/// <summary>Roll-ups: table <c>Rollups</c>, partition the tenant, a row per shard.</summary>
public sealed class RollupStore(ITableStore tables)
{
    private readonly ConcurrentDictionary<(TenantId, int), RollupVersion> versions = new();

    public async Task<StoredRollup?> FindAsync(TenantId tenant, int shard, CancellationToken cancellationToken)
    {
        var row = await tables.GetAsync(TableNames.Rollups, tenant.Value, KeyOf(shard), null, cancellationToken);
        return row is null ? null : Read(row);
    }

    /// <summary>All roll-ups in the order of their shards.</summary>
    public async Task<IReadOnlyList<StoredRollup>> AllAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var rollups = new List<StoredRollup>();
        await foreach (var row in tables.ReadAllAsync(new TableQuery(TableNames.Rollups, tenant.Value), cancellationToken))
        {
            rollups.Add(Read(row));
        }

        return rollups;
    }

    /// <summary>
    /// The version of a shard's roll-up, to be taken before its customers are read. One request when this process has not written it
    /// before; a version that is out of date is refused by <see cref="TryReplaceAsync"/>.
    /// </summary>
    public async Task<RollupVersion> VersionAsync(TenantId tenant, int shard, CancellationToken cancellationToken)
    {
        if (!versions.TryGetValue((tenant, shard), out var version))
        {
            var stored = await FindAsync(tenant, shard, cancellationToken);
            version = new RollupVersion(stored?.ETag, stored?.Run, stored?.Rollup.Success?.Health);
            versions[(tenant, shard)] = version;
        }

        return version;
    }

    /// <summary>Writes a roll-up unless another was written since its version was read; false then.</summary>
    public async Task<bool> TryReplaceAsync(TenantId tenant, StoredRollup rollup, CancellationToken cancellationToken)
    {
        var row = Write(tenant, rollup);
        var operation = rollup.ETag is null ? RowOperation.Add(row) : RowOperation.ReplaceIfUnchanged(row, rollup.ETag);
        var outcome = await tables.TransactAsync(TableNames.Rollups, [operation], cancellationToken);
        if (outcome.Committed)
        {
            versions[(tenant, rollup.Shard)] = new RollupVersion(outcome.ETags[0], rollup.Run, rollup.Rollup.Success?.Health);
        }
        else
        {
            versions.TryRemove((tenant, rollup.Shard), out _);
        }

        return outcome.Committed;
    }

    private static string KeyOf(int shard) => shard.ToString("x5", CultureInfo.InvariantCulture);

    private static TableRow Write(TenantId tenant, StoredRollup rollup)
    {
        var row = new TableRow(tenant.Value, KeyOf(rollup.Shard)) { ["Run"] = rollup.Run };
        PackedDocument.Fill(row, PackedDocument.Pack(rollup.Rollup, RollupJson.Default.ShardRollup));
        return row;
    }

    private static StoredRollup Read(TableRow row) => new(
        int.Parse(row.RowKey, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        PackedDocument.Unpack(PackedDocument.Join([row]), RollupJson.Default.ShardRollup),
        row.GetString("Run"),
        row.ETag);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(ShardRollup))]
[JsonSerializable(typeof(DashboardDocument))]
[JsonSerializable(typeof(SuccessFigures))]
[JsonSerializable(typeof(SuccessTrends))]
[JsonSerializable(typeof(RenewalList))]
[JsonSerializable(typeof(ActivityFeed))]
[JsonSerializable(typeof(ValueFigures))]
internal sealed partial class RollupJson : JsonSerializerContext;
