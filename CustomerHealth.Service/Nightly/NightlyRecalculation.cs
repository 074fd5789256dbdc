using System.Globalization;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Nightly;

/// <summary>
/// The nightly recalculation of every score: windows move on though nothing happens. The timer only starts it; one message a shard does
/// the work. Started twice or too late it does no harm, and started again after a crash it goes on where it stopped.
/// </summary>
public sealed partial class NightlyRecalculation(
    ITableStore tables, ShardMap shards, RollupStore rollups, MessageSender sender, TimeProvider time, ILogger<NightlyRecalculation> logger)
{
    private const int ParallelPuts = 16;

    /// <summary>The name of the run of a day; names sort as their days do.</summary>
    public static string RunOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"nightly:{day:yyyy-MM-dd}");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var tenant = TenantId.Main;
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var run = RunOf(day);
        var row = new TableRow(tenant.Value, run) { ["Started"] = time.GetUtcNow(), ["Shards"] = shards.Count };
        var inserted = await tables.TransactAsync(TableNames.Runs, [RowOperation.Add(row)], cancellationToken);
        var left = inserted.Committed ? [.. Enumerable.Range(0, shards.Count)] : await LeftAsync(tenant, run, cancellationToken);
        await Parallel.ForEachAsync(
            left,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelPuts, CancellationToken = cancellationToken },
            async (shard, token) => await sender.SendAsync(tenant, new RecalculateShard(day, shard), token));
        Started(run, left.Count, shards.Count);
    }

    /// <summary>Shards whose roll-up has not been through the run.</summary>
    private async Task<List<int>> LeftAsync(TenantId tenant, string run, CancellationToken cancellationToken)
    {
        var stored = await rollups.AllAsync(tenant, cancellationToken);
        var done = stored.Where(rollup => string.CompareOrdinal(rollup.Run, run) >= 0).Select(rollup => rollup.Shard).ToHashSet();
        return [.. Enumerable.Range(0, shards.Count).Where(shard => !done.Contains(shard))];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run}: asked for {Left} of {Shards} shards.")]
    private partial void Started(string run, int left, int shards);
}
