using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Storage.Faults;

/// <summary>Queues that fail by script.</summary>
public sealed class FaultyQueueStore(IQueueStore inner, FaultScript script) : IQueueStore
{
    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.SendMessage, async () =>
        {
            await inner.SendAsync(queue, body, delay, cancellationToken);
            return true;
        });

    public Task<IReadOnlyList<QueueLease>> ReceiveAsync(
        string queue, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.ReceiveMessages, () => inner.ReceiveAsync(queue, count, lease, cancellationToken));

    public Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.DeleteMessage, () => inner.DeleteAsync(queue, lease, cancellationToken));

    public Task<QueueLease?> ExtendAsync(
        string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.ExtendLease, () => inner.ExtendAsync(queue, lease, duration, cancellationToken));

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.CountMessages, () => inner.CountAsync(queue, cancellationToken));
}
