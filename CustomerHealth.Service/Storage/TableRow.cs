namespace CustomerHealth.Service.Storage;

/// <summary>
/// One entity of a table: two keys, a version and typed properties.
/// </summary>
/// <remarks>
/// Property values are <see cref="string"/>, <c>byte[]</c>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>,
/// <see cref="double"/>, <see cref="DateTimeOffset"/> (UTC, 100 ns, not before 1601) or <see cref="Guid"/>; a missing property reads
/// as null. Limits are those of Azure Tables and are enforced by <see cref="TableLimits"/> before any adapter sends.
/// </remarks>
public sealed class TableRow(string partitionKey, string rowKey)
{
    private const int Usual = 16;

    // Two arrays instead of a tree: rows have a dozen properties, and stored ones come in order.
    private readonly SortedList<string, object> properties = new(Usual, StringComparer.Ordinal);

    public string PartitionKey { get; } = partitionKey;

    public string RowKey { get; } = rowKey;

    /// <summary>The version the store gave on the last write; null for a row that was never stored.</summary>
    public string? ETag { get; init; }

    /// <summary>When the store wrote the row, by the store's own clock; null for a row that was never stored.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The properties in ordinal order of their names.</summary>
    public IReadOnlyDictionary<string, object> Properties => properties;

    /// <summary>Sets a property; null removes it. The setter is what object initializers use.</summary>
    public object? this[string name]
    {
        get => properties.GetValueOrDefault(name);
        set
        {
            if (value is null)
            {
                properties.Remove(name);
            }
            else
            {
                properties[name] = value;
            }
        }
    }

    public string? GetString(string name) => (string?)this[name];

    public byte[]? GetBinary(string name) => (byte[]?)this[name];

    public bool? GetBoolean(string name) => (bool?)this[name];

    public int? GetInt32(string name) => (int?)this[name];

    public long? GetInt64(string name) => (long?)this[name];

    public double? GetDouble(string name) => (double?)this[name];

    public DateTimeOffset? GetDateTime(string name) => (DateTimeOffset?)this[name];

    public Guid? GetGuid(string name) => (Guid?)this[name];
}
