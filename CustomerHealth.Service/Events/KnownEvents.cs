using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Events;

/// <summary>Finds which events were applied, by their rows.</summary>
public sealed class KnownEvents(ITableStore tables)
{
    /// <summary>Content hashes of the events that have a row, by row key: what tells a duplicate from a conflict.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FindAsync(
        string partition, IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken)
    {
        var keys = events.Select(accepted => EventRow.KeyOf(accepted.CustomerId, accepted.Key));
        var rows = await tables.FindRowsAsync(TableNames.Customers, partition, keys, EventRow.HashOnly, cancellationToken);
        return rows.ToDictionary(pair => pair.Key, pair => EventRow.HashOf(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>Content and submission of the events that have a row, by customer and event key.</summary>
    public async Task<IReadOnlyDictionary<(string Customer, string Key), AppliedContent>> FindContentAsync(
        string partition, IReadOnlyCollection<(string Customer, string Key)> events, CancellationToken cancellationToken)
    {
        var byRow = events.Distinct().ToDictionary(item => EventRow.KeyOf(item.Customer, item.Key), StringComparer.Ordinal);
        var rows = await tables.FindRowsAsync(TableNames.Customers, partition, byRow.Keys, EventRow.HashAndBatch, cancellationToken);
        return rows.ToDictionary(
            pair => byRow[pair.Key], pair => new AppliedContent(EventRow.HashOf(pair.Value), EventRow.BatchOf(pair.Value)));
    }
}

/// <summary>What an event's row says about what was applied.</summary>
/// <param name="Batch">The submission that applied it; null when it came without one.</param>
public sealed record AppliedContent(byte[] Hash, Guid? Batch);
