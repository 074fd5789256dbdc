using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Finds which events of a refused transaction were applied before: one range query over the message's keys, which is one page unless
/// the customer has thousands of events; then the ids not reached yet are read one by one, so the work is bounded by the message.
/// </summary>
public sealed class KnownEvents(ITableStore tables)
{
    private const int PagesBeforePointReads = 2;

    /// <summary>Content hashes of the events that have a row, by row key.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FindAsync(
        string partition, IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken)
    {
        var wanted = new SortedSet<string>(
            events.Select(accepted => EventRow.KeyOf(accepted.CustomerId, accepted.Key)), StringComparer.Ordinal);
        var known = new Dictionary<string, byte[]>(StringComparer.Ordinal);

        // No key goes on after the last one's characters, so '!' bounds it from above.
        var query = new TableQuery(TableNames.Customers, partition, wanted.Min, wanted.Max + "!", EventRow.HashOnly);
        string? continuation = null;
        for (var page = 0; page < PagesBeforePointReads; page++)
        {
            var found = await tables.QueryAsync(query, continuation, cancellationToken);
            foreach (var row in found.Rows.Where(row => wanted.Contains(row.RowKey)))
            {
                known[row.RowKey] = EventRow.HashOf(row);
            }

            continuation = found.Continuation;
            if (continuation is null)
            {
                return known;
            }

            if (found.Rows.Count > 0)
            {
                wanted.RemoveWhere(key => string.CompareOrdinal(key, found.Rows[^1].RowKey) <= 0);
            }
        }

        foreach (var key in wanted)
        {
            if (await tables.GetAsync(TableNames.Customers, partition, key, EventRow.HashOnly, cancellationToken) is { } row)
            {
                known[key] = EventRow.HashOf(row);
            }
        }

        return known;
    }
}
