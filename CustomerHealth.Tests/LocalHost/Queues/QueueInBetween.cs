using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.LocalHost.Queues;

/// <summary>Stands between a pump and its queue and passes everything on; a test overrides what should go wrong.</summary>
internal abstract class QueueInBetween : IQueueStore
{
    private IQueueStore inner = null!;

    public IQueueStore Over(IQueueStore queue)
    {
        inner = queue;
        return this;
    }

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) =>
        inner.SendAsync(queue, body, delay, cancellationToken);

    public virtual Task<IReadOnlyList<QueueLease>> ReceiveAsync(string queue, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        inner.ReceiveAsync(queue, count, lease, cancellationToken);

    public virtual Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) =>
        inner.DeleteAsync(queue, lease, cancellationToken);

    public virtual Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.ExtendAsync(queue, lease, duration, cancellationToken);

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken) => inner.CountAsync(queue, cancellationToken);
}
