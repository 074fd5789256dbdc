using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>The events of a customer as people look at them: newest first.</summary>
public sealed class EventLog(ITableStore tables, ShardMap shards)
{
    /// <summary>Up to so many events, all are read in one request and sorted; beyond it the newest are read by their keys.</summary>
    private const long OnePage = TableLimits.PageSize;

    /// <summary>
    /// The newest events, at most <paramref name="most"/>, and at most 20 for a customer with more than 1,000. Rows are keyed by
    /// identity, not by time, because the key must refuse duplicates; the state remembers which ones are the newest.
    /// </summary>
    public async Task<IReadOnlyList<AcceptedEvent>> NewestAsync(
        TenantId tenant, CustomerState state, int most, CancellationToken cancellationToken)
    {
        var customerId = state.Profile.Id;
        var partition = shards.PartitionOf(tenant, customerId);
        var rows = state.Signals.EventCount <= OnePage
            ? await AllAsync(partition, customerId, cancellationToken)
            : await RecentAsync(partition, state, cancellationToken);
        return [.. NewestFirst(rows).Take(most)];
    }

    /// <summary>All events of a customer, newest first; null when there are more than <paramref name="most"/>. One request per 1,000.</summary>
    public async Task<IReadOnlyList<AcceptedEvent>?> WholeAsync(
        TenantId tenant, CustomerState state, long most, CancellationToken cancellationToken)
    {
        if (state.Signals.EventCount > most)
        {
            return null;
        }

        var customerId = state.Profile.Id;
        return NewestFirst(await AllAsync(shards.PartitionOf(tenant, customerId), customerId, cancellationToken));
    }

    private static IReadOnlyList<AcceptedEvent> NewestFirst(IEnumerable<TableRow> rows) =>
    [
        .. rows.Select(EventRow.Read)
            .OrderByDescending(accepted => accepted.Occurred)
            .ThenBy(accepted => accepted.Key, StringComparer.Ordinal),
    ];

    private async Task<IEnumerable<TableRow>> AllAsync(string partition, string customerId, CancellationToken cancellationToken)
    {
        var (from, before) = EventRow.RangeOf(customerId);
        return await tables
            .ReadAllAsync(new TableQuery(TableNames.Customers, partition, from, before), cancellationToken)
            .ToListAsync(cancellationToken);
    }

    private async Task<IEnumerable<TableRow>> RecentAsync(string partition, CustomerState state, CancellationToken cancellationToken)
    {
        var reads = state.Signals.Recent.Select(recent => tables.GetAsync(
            TableNames.Customers, partition, EventRow.KeyOf(state.Profile.Id, recent.Key), null, cancellationToken));
        return (await Task.WhenAll(reads)).OfType<TableRow>();
    }
}
