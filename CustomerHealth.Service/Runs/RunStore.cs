using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Runs;

/// <summary>
/// Runs: table <c>Runs</c>, row <c>run:{id}</c> of the tenant's partition. What the shards came to has a partition a run, so that how far it
/// is takes one query.
/// </summary>
public sealed class RunStore(ITableStore tables)
{
    /// <summary>False where there is a run with this id already.</summary>
    public async Task<bool> TryAddAsync(TenantId tenant, Run run, CancellationToken cancellationToken)
    {
        var row = new TableRow(tenant.Value, KeyOf(run.Id)) { ["Job"] = run.Job, ["Started"] = run.Started, ["Shards"] = run.Shards };
        return (await tables.TransactAsync(TableNames.Runs, [RowOperation.Add(row)], cancellationToken)).Committed;
    }

    public async Task<Run?> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        await tables.GetAsync(TableNames.Runs, tenant.Value, KeyOf(id), null, cancellationToken) is { } row
            ? new Run(id, row.GetString("Job") ?? string.Empty, row.GetDateTime("Started") ?? default, row.GetInt32("Shards") ?? 0)
            : null;

    /// <summary>Writes down what a shard came to, unless that is known already.</summary>
    public Task AddResultAsync(
        TenantId tenant, Guid run, int shard, IReadOnlyDictionary<string, int> counts, CancellationToken cancellationToken)
    {
        var row = new TableRow(PartitionOf(tenant, run), shard.ToString("x5", CultureInfo.InvariantCulture))
        {
            ["Counts"] = JsonSerializer.Serialize(counts, RunsJson.Default.IReadOnlyDictionaryStringInt32),
        };
        return tables.TransactAsync(TableNames.Runs, [RowOperation.Add(row)], cancellationToken);
    }

    /// <summary>One request, for up to 1,000 shards.</summary>
    public async Task<RunProgress> ProgressAsync(TenantId tenant, Run run, CancellationToken cancellationToken)
    {
        var done = new Dictionary<int, IReadOnlyDictionary<string, int>>();
        await foreach (var row in tables.ReadAllAsync(new TableQuery(TableNames.Runs, PartitionOf(tenant, run.Id)), cancellationToken))
        {
            done[int.Parse(row.RowKey, NumberStyles.HexNumber, CultureInfo.InvariantCulture)] =
                JsonSerializer.Deserialize(row.GetString("Counts") ?? "{}", RunsJson.Default.IReadOnlyDictionaryStringInt32)!;
        }

        return new RunProgress(run, done);
    }

    private static string KeyOf(Guid run) => $"run:{run:D}";

    private static string PartitionOf(TenantId tenant, Guid run) => $"{tenant.Value}!{run:D}";
}
