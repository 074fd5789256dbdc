using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Records;

/// <summary>Reads the records of a kind in a range of rows.</summary>
internal static class RecordRows
{
    /// <summary>Those that a list shows, in the order of their rows. One request per 1,000.</summary>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this ITableStore tables, RecordKind<T> kind, TableQuery query, CancellationToken cancellationToken)
        where T : class
    {
        var records = new List<T>();
        await foreach (var row in tables.ReadAllAsync(query, cancellationToken))
        {
            if (kind.Read(row) is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }
}
