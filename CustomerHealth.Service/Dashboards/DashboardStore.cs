using System.Collections.Concurrent;
using System.Globalization;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards;

/// <summary>
/// Dashboards: table <c>Dashboards</c>, partition the tenant, rows <c>{scorecard}:{n}</c>. The first row of a document says how many
/// there are and when they were built; rows of another time are leftovers or not written yet.
/// </summary>
public sealed class DashboardStore(ITableStore tables)
{
    private const int RowsPerTransaction = 4;
    private const int ReadTries = 3;

    private readonly ConcurrentDictionary<TenantId, string?> versions = new();

    /// <summary>The dashboard of a scorecard, or null before there is one. One request.</summary>
    public async Task<DashboardDocument?> FindAsync(TenantId tenant, string scorecard, CancellationToken cancellationToken)
    {
        var query = new TableQuery(TableNames.Dashboards, tenant.Value, $"{scorecard}:", $"{scorecard};");
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
                return PackedDocument.Unpack(PackedDocument.Join(whole), RollupJson.Default.DashboardDocument);
            }
        }

        throw new StorageUnavailableException($"The dashboard {scorecard} is being written.") { RetryAfter = TimeSpan.FromSeconds(1) };
    }

    /// <summary>The version to give to <see cref="TryWriteAsync"/>; taken before the roll-ups are read. One request when cold.</summary>
    public async Task<string?> VersionAsync(TenantId tenant, string scorecard, CancellationToken cancellationToken)
    {
        if (!versions.TryGetValue(tenant, out var version))
        {
            version = (await tables.GetAsync(TableNames.Dashboards, tenant.Value, KeyOf(scorecard, 0), ["Rows"], cancellationToken))?.ETag;
            versions[tenant] = version;
        }

        return version;
    }

    /// <summary>
    /// Writes all dashboards if the first is still at <paramref name="version"/>; false when another build came between. One request
    /// up to about 3.5 MB of packed documents.
    /// </summary>
    public async Task<bool> TryWriteAsync(
        TenantId tenant,
        string? version,
        IReadOnlyList<(string Scorecard, DashboardDocument Document)> dashboards,
        CancellationToken cancellationToken)
    {
        var rows = dashboards.SelectMany(dashboard => Rows(tenant, dashboard.Scorecard, dashboard.Document)).ToList();
        var guard = rows[0];

        // The rows that a reader starts from come last, so that it never starts before the others are there.
        var overflow = rows.Skip(RowsPerTransaction).ToList();
        foreach (var group in overflow.Chunk(RowsPerTransaction))
        {
            await tables.TransactAsync(TableNames.Dashboards, [.. group.Select(RowOperation.Overwrite)], cancellationToken);
        }

        var operations = rows.Take(RowsPerTransaction).Skip(1).Select(RowOperation.Overwrite)
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

    private static IEnumerable<TableRow> Rows(TenantId tenant, string scorecard, DashboardDocument document)
    {
        var packed = PackedDocument.Pack(document, RollupJson.Default.DashboardDocument);
        var count = Math.Max(1, (packed.Length + PackedDocument.RowBytes - 1) / PackedDocument.RowBytes);
        for (var index = 0; index < count; index++)
        {
            var row = new TableRow(tenant.Value, KeyOf(scorecard, index)) { ["Built"] = document.Built, ["Rows"] = count };
            var start = index * PackedDocument.RowBytes;
            PackedDocument.Fill(row, packed.AsSpan(start, Math.Min(PackedDocument.RowBytes, packed.Length - start)));
            yield return row;
        }
    }

    private static string KeyOf(string scorecard, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{scorecard}:{index:D3}");
}
