using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards;

/// <summary>
/// Dashboards: table <c>Dashboards</c>, partition the tenant, rows <c>{document}:{n}</c>. There is a document a scorecard, those of the
/// success manager, and one of what customers are worth. The first row of one says how many there are and when they were built; rows of another time are leftovers or not
/// written yet.
/// </summary>
public sealed class DashboardStore(ITableStore tables)
{
    /// <summary>What one transaction may hold: bytes travel as base64, a third longer, and with names and braces around them.</summary>
    private const int TransactionBytes = TableLimits.TransactionBytes * 2 / 3;

    private const int ReadTries = 3;

    private readonly ConcurrentDictionary<TenantId, string?> versions = new();

    /// <summary>The dashboard of a scorecard, or null before there is one. One request.</summary>
    public Task<DashboardDocument?> FindAsync(TenantId tenant, string scorecard, CancellationToken cancellationToken) =>
        FindAsync(tenant, scorecard, RollupJson.Default.DashboardDocument, cancellationToken);

    /// <summary>A document, or null before there is one. One request.</summary>
    public async Task<T?> FindAsync<T>(TenantId tenant, string name, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class
    {
        var query = new TableQuery(TableNames.Dashboards, tenant.Value, $"{name}:", $"{name};");
        for (var attempt = 1; attempt <= ReadTries; attempt++)
        {
            var rows = await tables.ReadAllAsync(query, cancellationToken).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                return null;
            }

            var whole = rows.Take(rows[0].GetInt32("Rows") ?? 1).ToList();
            if (whole.Count == rows[0].GetInt32("Rows") && whole.All(row => row.GetDateTime("Built") == rows[0].GetDateTime("Built")))
            {
                return PackedDocument.Unpack(PackedDocument.Join(whole), json);
            }
        }

        throw new StorageUnavailableException($"The dashboard {name} is being written.") { RetryAfter = TimeSpan.FromSeconds(1) };
    }

    /// <summary>The version to give to <see cref="TryWriteAsync"/>; taken before the roll-ups are read. One request when cold.</summary>
    /// <param name="first">Name of the first document that is written.</param>
    public async Task<string?> VersionAsync(TenantId tenant, string first, CancellationToken cancellationToken)
    {
        if (!versions.TryGetValue(tenant, out var version))
        {
            version = (await tables.GetAsync(TableNames.Dashboards, tenant.Value, KeyOf(first, 0), ["Rows"], cancellationToken))?.ETag;
            versions[tenant] = version;
        }

        return version;
    }

    /// <summary>
    /// Writes all dashboards if the first is still at <paramref name="version"/>; false when another build came between. One request
    /// up to about 2.7 MB of packed documents.
    /// </summary>
    public async Task<bool> TryWriteAsync(
        TenantId tenant, string? version, DateTimeOffset built, IReadOnlyList<PackedDashboard> dashboards, CancellationToken cancellationToken)
    {
        // The rows that a reader starts from come first, so that as far as they have room they are written last, all at once: then the
        // others are there already.
        var rows = dashboards.SelectMany(dashboard => Rows(tenant, dashboard, built)).OrderBy(row => row.Number).Select(row => row.Row);
        var groups = Grouped(rows).ToList();
        foreach (var group in groups.Skip(1))
        {
            await tables.TransactAsync(TableNames.Dashboards, [.. group.Select(RowOperation.Overwrite)], cancellationToken);
        }

        var guard = groups[0][0];
        var operations = groups[0].Skip(1).Select(RowOperation.Overwrite)
            .Prepend(version is null ? RowOperation.Add(guard) : RowOperation.ReplaceIfUnchanged(guard, version))
            .ToList();
        var outcome = await tables.TransactAsync(TableNames.Dashboards, operations, cancellationToken);
        if (outcome.Committed)
        {
            versions[tenant] = outcome.ETags[0];
            return true;
        }

        versions.TryRemove(tenant, out _);
        return false;
    }

    private static IEnumerable<(int Number, TableRow Row)> Rows(TenantId tenant, PackedDashboard dashboard, DateTimeOffset built)
    {
        var packed = dashboard.Packed;
        var count = Math.Max(1, (packed.Length + PackedDocument.RowBytes - 1) / PackedDocument.RowBytes);
        for (var index = 0; index < count; index++)
        {
            var row = new TableRow(tenant.Value, KeyOf(dashboard.Name, index)) { ["Built"] = built, ["Rows"] = count };
            var start = index * PackedDocument.RowBytes;
            PackedDocument.Fill(row, packed.AsSpan(start, Math.Min(PackedDocument.RowBytes, packed.Length - start)));
            yield return (index, row);
        }
    }

    /// <summary>As many rows to a transaction as it can hold, in their order.</summary>
    private static IEnumerable<List<TableRow>> Grouped(IEnumerable<TableRow> rows)
    {
        var (group, bytes) = (new List<TableRow>(), 0);
        foreach (var row in rows)
        {
            var size = TableLimits.SizeOf(row);
            if (group.Count == TableLimits.TransactionOperations || (group.Count > 0 && bytes + size > TransactionBytes))
            {
                yield return group;
                (group, bytes) = ([], 0);
            }

            group.Add(row);
            bytes += size;
        }

        yield return group;
    }

    private static string KeyOf(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}:{index:D3}");
}

/// <summary>A document as it is written.</summary>
/// <param name="Name">What it is found by: a scorecard's name, or another word.</param>
public sealed record PackedDashboard(string Name, byte[] Packed)
{
    public static PackedDashboard Of<T>(string name, T document, JsonTypeInfo<T> json) => new(name, PackedDocument.Pack(document, json));
}
