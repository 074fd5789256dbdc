using System.Collections;

// Azure.Data.Tables: plain data and an exception that tests hand to the adapters, so these have bodies.
namespace Azure.Data.Tables;

public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    public TableEntity()
    {
    }

    public TableEntity(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

    public string PartitionKey { get => GetString(nameof(PartitionKey)); set => values[nameof(PartitionKey)] = value; }

    public string RowKey { get => GetString(nameof(RowKey)); set => values[nameof(RowKey)] = value; }

    public DateTimeOffset? Timestamp
    {
        get => (DateTimeOffset?)values.GetValueOrDefault(nameof(Timestamp));
        set => values[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => new((string)values.GetValueOrDefault("odata.etag"));
        set => values["odata.etag"] = value.ToString();
    }

    public ICollection<string> Keys => values.Keys;

    ICollection<object> IDictionary<string, object>.Values => values.Values;

    public int Count => values.Count;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    public object this[string key] { get => values.GetValueOrDefault(key); set => values[key] = value; }

    public string GetString(string key) => (string)values.GetValueOrDefault(key);

    public void Add(string key, object value) => values.Add(key, value);

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool Remove(string key) => values.Remove(key);

    public bool TryGetValue(string key, out object value) => values.TryGetValue(key, out value);

    public void Clear() => values.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => throw null!;

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => throw null!;

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => throw null!;

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => throw null!;

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();
}

public class TableTransactionAction
{
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default) =>
        (ActionType, Entity, ETag) = (actionType, entity, etag);

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    public ETag ETag { get; }
}

public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>The package passes the index on in the exception's data, under this key.</summary>
    private const string FailedEntity = nameof(FailedEntity);

    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException) =>
        FailedTransactionActionIndex = int.TryParse((string)requestFailedException.Data[FailedEntity], null, out var index) ? index : null;

    public int? FailedTransactionActionIndex { get; }
}
