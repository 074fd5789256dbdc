using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Nightly;

/// <summary>
/// Recalculates one shard: reads its customers page by page, works out their scores, writes the rows that have news, and leaves the
/// roll-up as its checkpoint. Running it again writes nothing but the roll-up.
/// </summary>
/// <remarks>For 977 customers, all with news: 1 page, 10 transactions, 1 roll-up.</remarks>
public sealed partial class RecalculateShardHandler(
    ShardMap shards,
    ITableStore tables,
    CustomerScorer scorer,
    RecalculationWriter writer,
    CustomerReader customers,
    RollupStore rollups,
    RollupRequests requests,
    TimeProvider time,
    ILogger<RecalculateShardHandler> logger)
    : IMessageHandler<RecalculateShard>
{
    private const int Tries = 5;

    public async Task HandleAsync(TenantId tenant, RecalculateShard message, CancellationToken cancellationToken)
    {
        PermanentMessageException.ThrowIfNoShard(shards, message.Shard);
        var run = NightlyRecalculation.RunOf(message.Day);
        var version = await rollups.VersionAsync(tenant, message.Shard, cancellationToken);
        IReadOnlyCollection<CustomerSummary> summaries = await RecalculateAsync(tenant, message, cancellationToken);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            // A late message of an earlier night does no harm, but must not hide that a later run has been through.
            var latest = string.CompareOrdinal(version.Run, run) > 0 ? version.Run : run;
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var rollup = new StoredRollup(message.Shard, ShardRollup.Of(summaries, today), latest, version.ETag);
            if (await rollups.TryReplaceAsync(tenant, rollup, cancellationToken))
            {
                await requests.RequestDashboardsAsync(tenant, cancellationToken);
                return;
            }

            // Events rolled the shard up while we worked: count again what is there now.
            version = await rollups.VersionAsync(tenant, message.Shard, cancellationToken);
            summaries = await customers.SummariesAsync(tenant, message.Shard, cancellationToken).ToListAsync(cancellationToken);
        }

        throw new StorageUnavailableException($"The roll-up of shard {message.Shard} changed {Tries} times during {run}.");
    }

    private async Task<List<CustomerSummary>> RecalculateAsync(
        TenantId tenant, RecalculateShard message, CancellationToken cancellationToken)
    {
        var asOf = new DateTimeOffset(message.Day, TimeOnly.MinValue, TimeSpan.Zero);
        var partition = ShardMap.Partition(tenant, message.Shard);
        var query = new TableQuery(TableNames.Customers, partition, CustomerRow.First, CustomerRow.End);
        var summaries = new List<CustomerSummary>();
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(query, continuation, cancellationToken);
            var news = new List<Rescored>();
            foreach (var row in page.Rows)
            {
                if (TryRead(row) is not { } before)
                {
                    continue;
                }

                var after = scorer.Rescore(before, before.Signals, asOf);
                var isNews = CustomerScorer.IsNews(before, after);
                summaries.Add(isNews ? new CustomerSummary(after.State.Profile, after.State.Scores) : new CustomerSummary(before.Profile, before.Scores));
                if (isNews)
                {
                    news.Add(after);
                }
            }

            await writer.WriteAsync(tenant, partition, news, asOf, cancellationToken);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return summaries;
    }

    /// <summary>A row that is damaged, or of a newer build, is left as it is: the others of its shard must not wait for it.</summary>
    private CustomerState? TryRead(TableRow row)
    {
        try
        {
            return CustomerRow.Read(row);
        }
        catch (FormatException exception)
        {
            Unreadable(exception, row.RowKey);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The state {RowKey} cannot be read; it is not recalculated.")]
    private partial void Unreadable(Exception exception, string rowKey);
}
