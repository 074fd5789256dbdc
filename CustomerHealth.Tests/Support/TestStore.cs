using CustomerHealth.LocalHost;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Support;

/// <summary>The whole storage port as one object, whichever store is behind it.</summary>
/// <param name="owned">What is disposed of with this object.</param>
public sealed class TestStore(LocalStores parts, IAsyncDisposable? owned = null)
    : ITableStore, IQueueStore, IBlobStore, IStorageProvisioning, IAsyncDisposable
{
    public Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken) =>
        parts.Tables.GetAsync(table, partitionKey, rowKey, select, cancellationToken);

    public Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        parts.Tables.QueryAsync(query, continuation, cancellationToken);

    public Task<TransactionOutcome> TransactAsync(
        string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken) =>
        parts.Tables.TransactAsync(table, operations, cancellationToken);

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) =>
        parts.Queues.SendAsync(queue, body, delay, cancellationToken);

    public Task<IReadOnlyList<QueueLease>> ReceiveAsync(
        string queue, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        parts.Queues.ReceiveAsync(queue, count, lease, cancellationToken);

    public Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) =>
        parts.Queues.DeleteAsync(queue, lease, cancellationToken);

    public Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        parts.Queues.ExtendAsync(queue, lease, duration, cancellationToken);

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken) => parts.Queues.CountAsync(queue, cancellationToken);

    public Task PutAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        parts.Blobs.PutAsync(container, name, content, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> GetAsync(string container, string name, CancellationToken cancellationToken) =>
        parts.Blobs.GetAsync(container, name, cancellationToken);

    public Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken) =>
        parts.Blobs.DeleteAsync(container, name, cancellationToken);

    public Task EnsureAsync(
        IReadOnlyCollection<string> tables,
        IReadOnlyCollection<string> queues,
        IReadOnlyCollection<string> containers,
        CancellationToken cancellationToken) => parts.Provisioning.EnsureAsync(tables, queues, containers, cancellationToken);

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
