using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>
/// Tables, queues and blobs of a storage account or of Azurite, over REST and by account key. Why this stands beside the adapters on
/// Microsoft's SDK: docs/adr/0015.
/// </summary>
public sealed class RestStore : ITableStore, IQueueStore, IBlobStore, IStorageProvisioning
{
    private readonly RestTables tables;
    private readonly RestQueues queues;
    private readonly RestBlobs blobs;

    private RestStore(StorageAccount account, RestOptions options)
    {
        var others = options.Pipeline(SharedKeyPolicy.ForQueuesAndBlobs(account));
        tables = new RestTables(new RestService(options.Pipeline(SharedKeyPolicy.ForTables(account)), account.Tables, "2019-02-02"));
        queues = new RestQueues(new RestService(others, account.Queues, "2021-12-02"));
        blobs = new RestBlobs(new RestService(others, account.Blobs, "2021-12-02"));
    }

    /// <param name="connectionString">With an account key, or <c>UseDevelopmentStorage=true</c> for an Azurite at its usual ports.</param>
    /// <exception cref="InvalidDataException">The string is none.</exception>
    public static RestStore Open(string connectionString, RestOptions? options = null) =>
        new(StorageAccount.Parse(connectionString), options ?? new RestOptions());

    /// <summary>Creates what is missing, all at once.</summary>
    public Task EnsureAsync(
        IReadOnlyCollection<string> tables,
        IReadOnlyCollection<string> queues,
        IReadOnlyCollection<string> containers,
        CancellationToken cancellationToken)
    {
        StorageNames.Check(tables, queues, containers);
        return Task.WhenAll([
            .. tables.Select(table => this.tables.EnsureAsync(table, cancellationToken)),
            .. queues.Select(queue => this.queues.EnsureAsync(queue, cancellationToken)),
            .. containers.Select(container => blobs.EnsureAsync(container, cancellationToken)),
        ]);
    }

    public Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken) =>
        tables.GetAsync(table, partitionKey, rowKey, select, cancellationToken);

    public Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        tables.QueryAsync(query, continuation, cancellationToken);

    public Task<TransactionOutcome> TransactAsync(
        string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken) =>
        tables.TransactAsync(table, operations, cancellationToken);

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) =>
        queues.SendAsync(queue, body, delay, cancellationToken);

    /// <summary>Puts a text as it is, as another sender might; when it is no base64 it is received without a body.</summary>
    public Task PutForeignTextAsync(string queue, string text, CancellationToken cancellationToken) =>
        queues.PutForeignTextAsync(queue, text, cancellationToken);

    public Task<IReadOnlyList<QueueLease>> ReceiveAsync(
        string queue, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        queues.ReceiveAsync(queue, count, lease, cancellationToken);

    public Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) =>
        queues.DeleteAsync(queue, lease, cancellationToken);

    public Task<QueueLease?> ExtendAsync(
        string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        queues.ExtendAsync(queue, lease, duration, cancellationToken);

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken) => queues.CountAsync(queue, cancellationToken);

    public Task PutAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        blobs.PutAsync(container, name, content, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> GetAsync(string container, string name, CancellationToken cancellationToken) =>
        blobs.GetAsync(container, name, cancellationToken);

    public Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken) =>
        blobs.DeleteAsync(container, name, cancellationToken);
}
