using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>
/// The embedded store: tables, queues and blobs with the semantics of Azure Storage in one SQLite file, which several processes may
/// share. What it has acknowledged is on the disk.
/// </summary>
public sealed class SqliteStore : ITableStore, IQueueStore, IBlobStore, IStorageProvisioning, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Connection writing;
    private readonly ReaderPool readers;
    private readonly GroupWriter writer;
    private readonly NameRegistry names;
    private readonly SqliteTables tables;
    private readonly SqliteQueues queues;
    private readonly SqliteBlobs blobs;

    private SqliteStore(string path, bool inMemory, TimeProvider clock, TimeSpan patience)
    {
        writing = Schema.Connect(path, patience);
        try
        {
            Schema.Prepare(writing);
        }
        catch
        {
            writing.Dispose();
            throw;
        }

        readers = new ReaderPool(() => Schema.Connect(path, patience), inMemory ? writing : null);
        writer = new GroupWriter(writing, clock);
        names = new NameRegistry(readers, writer);
        tables = new SqliteTables(names, readers, writer);
        queues = new SqliteQueues(names, readers, writer, clock);
        blobs = new SqliteBlobs(names, readers, writer);
    }

    /// <summary>Write transactions so far. Concurrent writes share one, and with it one flush of the disk.</summary>
    public long Commits => writer.Commits;

    /// <summary>Opens the file, creating it and its folder where they are missing.</summary>
    /// <param name="clock">The store's own clock: leases, delays and timestamps go by it, whatever the app's clock says.</param>
    /// <param name="patience">How long a request waits while another process writes; 10 seconds unless given.</param>
    /// <exception cref="StorageUnavailableException">The file cannot be opened or is no store.</exception>
    public static SqliteStore Open(string path, TimeProvider clock, TimeSpan? patience = null)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new SqliteStore(full, inMemory: false, clock, patience ?? Patience);
    }

    /// <summary>A private store that ends with this object, for tests and trials.</summary>
    public static SqliteStore InMemory(TimeProvider? clock = null) =>
        new(":memory:", inMemory: true, clock ?? TimeProvider.System, Patience);

    public Task EnsureAsync(
        IReadOnlyCollection<string> tables,
        IReadOnlyCollection<string> queues,
        IReadOnlyCollection<string> containers,
        CancellationToken cancellationToken) => names.EnsureAsync(tables, queues, containers, cancellationToken);

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

    /// <summary>Finishes the writes accepted so far; whoever comes later is told that the store is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await writer.CloseAsync();
        readers.Dispose();
        writing.Dispose();
    }
}
