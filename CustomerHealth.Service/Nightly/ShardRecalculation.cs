using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Nightly;

/// <summary>What a recalculation of a shard came to.</summary>
/// <param name="Customers">All of the shard, as they are now.</param>
/// <param name="Unreadable">Customers whose row could not be read; they stay as they are.</param>
/// <param name="Changed">How many had news, and were written.</param>
public sealed record ShardRecalculated(IReadOnlyCollection<CustomerSummary> Customers, int Unreadable, int Changed);

/// <summary>Evaluates all customers of a shard and writes those that have news. Running it again writes nothing.</summary>
public sealed partial class ShardRecalculation(
    ITableStore tables, CustomerScorer scorer, RecalculationWriter writer, ILogger<ShardRecalculation> logger)
{
    public async Task<ShardRecalculated> RunAsync(TenantId tenant, int shard, Recalculation how, CancellationToken cancellationToken)
    {
        var partition = ShardMap.Partition(tenant, shard);
        var query = new TableQuery(TableNames.Customers, partition, CustomerRow.First, CustomerRow.End);
        var (summaries, changed, unreadable) = (new List<CustomerSummary>(), 0, 0);
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(query, continuation, cancellationToken);
            var news = new List<Rescored>();
            foreach (var row in page.Rows)
            {
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
                }
            }

            await writer.WriteAsync(tenant, partition, news, how, cancellationToken);
            changed += news.Count;
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return new ShardRecalculated(summaries, unreadable, changed);
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
