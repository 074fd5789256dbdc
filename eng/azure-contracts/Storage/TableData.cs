// Azure.Data.Tables: plain data and an exception that tests hand to the adapters, so these have bodies.
namespace Azure.Data.Tables;

public sealed class TableEntity : ITableEntity
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    public TableEntity(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

    public string PartitionKey { get => (string)this[nameof(PartitionKey)]; set => this[nameof(PartitionKey)] = value; }

    public string RowKey { get => (string)this[nameof(RowKey)]; set => this[nameof(RowKey)] = value; }

    public DateTimeOffset? Timestamp { get => (DateTimeOffset?)this[nameof(Timestamp)]; set => this[nameof(Timestamp)] = value; }

    public ETag ETag { get => new((string)this["odata.etag"]); set => this["odata.etag"] = value.ToString(); }

    public ICollection<string> Keys => values.Keys;

    public object this[string key] { get => values.GetValueOrDefault(key); set => values[key] = value; }
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
