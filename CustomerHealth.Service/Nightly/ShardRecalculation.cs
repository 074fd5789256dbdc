using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Nightly;

/// <summary>What a recalculation of a shard came to.</summary>
/// <param name="Customers">All of the shard, as they are now.</param>
/// <param name="Unreadable">Customers whose row could not be read; they stay as they are.</param>
/// <param name="Changed">How many had news, and were written.</param>
public sealed record ShardRecalculated(IReadOnlyCollection<CustomerSummary> Customers, int Unreadable, int Changed)
{
    /// <summary>The marks of the shard's records, which stand behind its customers; null where alerts were written since.</summary>
    public RecordMarks? Marks { get; init; }
}

/// <summary>Evaluates all customers of a shard and writes those that have news. Running it again writes nothing.</summary>
public sealed partial class ShardRecalculation(
    ITableStore tables, CustomerScorer scorer, RecalculationWriter writer, LeftItems left, ILogger<ShardRecalculation> logger)
{
    public async Task<ShardRecalculated> RunAsync(TenantId tenant, int shard, Recalculation how, CancellationToken cancellationToken)
    {
        var partition = ShardMap.Partition(tenant, shard);
        var query = new TableQuery(TableNames.Customers, partition, CustomerRow.First, RecordMarks.End);
        var (summaries, changed, unreadable) = (new List<CustomerSummary>(), 0, 0);
        var (marks, wroteAlerts) = (new List<TableRow>(), false);
        string? continuation = null;

        // Who began this before may have died between writing and asking for what it caused to leave.
        await left.AskAsync(tenant, partition, cancellationToken);
        do
        {
            var page = await tables.QueryAsync(query, continuation, cancellationToken);
            var news = new List<Rescored>();
            foreach (var row in page.Rows)
            {
                if (!CustomerRow.IsState(row.RowKey))
                {
                    marks.Add(row);
                    continue;
                }

                if (TryRead(row) is not { } before)
                {
                    unreadable++;
                    continue;
                }

                var after = how.Of(scorer, before);
                var isNews = CustomerScorer.IsNews(before, after);
                summaries.Add((isNews ? after.State : before).Summary);
                if (isNews)
                {
                    news.Add(after);
                    wroteAlerts |= after.Alerts.Count > 0;
                }
            }

            await writer.WriteAsync(tenant, partition, news, how, cancellationToken);
            changed += news.Count;
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return new ShardRecalculated(summaries, unreadable, changed) { Marks = wroteAlerts ? null : new RecordMarks(marks) };
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
