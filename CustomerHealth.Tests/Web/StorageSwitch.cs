using CustomerHealth.LocalHost;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.Web;

/// <summary>Storage that a test can take away and give back, or make throw something nobody expects.</summary>
internal sealed class StorageSwitch
{
    /// <summary>What tables and blobs throw; null: they work.</summary>
    public Exception? Tables { get; set; }

    /// <summary>What queues throw, for everybody but the pump that receives; null: they work.</summary>
    public Exception? Queues { get; set; }

    public LocalStorage Storage => TestStorage.Fresh.With(inner =>
        inner with { Tables = new SwitchedTables(inner.Tables, this), Queues = new SwitchedQueues(inner.Queues, this) });

    private static Task<T> RunAsync<T>(Exception? fault, Func<Task<T>> request) => fault is null ? request() : Task.FromException<T>(fault);

    private sealed class SwitchedTables(ITableStore inner, StorageSwitch at) : ITableStore
    {
        public Task<TableRow?> GetAsync(
            string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken) =>
            RunAsync(at.Tables, () => inner.GetAsync(table, partitionKey, rowKey, select, cancellationToken));

        public Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken) =>
            RunAsync(at.Tables, () => inner.QueryAsync(query, continuation, cancellationToken));

        public Task<TransactionOutcome> TransactAsync(string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken) =>
            RunAsync(at.Tables, () => inner.TransactAsync(table, operations, cancellationToken));
    }

    private sealed class SwitchedQueues(IQueueStore inner, StorageSwitch at) : IQueueStore
    {
        public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) =>
            RunAsync(at.Queues, async () =>
            {
                await inner.SendAsync(queue, body, delay, cancellationToken);
                return true;
            });

        public Task<IReadOnlyList<QueueLease>> ReceiveAsync(string queue, int count, TimeSpan lease, CancellationToken cancellationToken) =>
            inner.ReceiveAsync(queue, count, lease, cancellationToken);

        public Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) =>
            inner.DeleteAsync(queue, lease, cancellationToken);

        public Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
            inner.ExtendAsync(queue, lease, duration, cancellationToken);

        public Task<int> CountAsync(string queue, CancellationToken cancellationToken) =>
            RunAsync(at.Queues, () => inner.CountAsync(queue, cancellationToken));
    }
}
