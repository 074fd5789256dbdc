using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Queues;

/// <summary>
/// A queue store that rings the bell of a queue when a message of this process becomes visible there: sent (after its delay) or let go
/// (after a failure). With it a webhook changes a score in milliseconds although idle queues are polled seldom.
/// </summary>
public sealed class RingingQueueStore(IQueueStore inner, Doorbells bells) : IQueueStore
{
    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        await inner.SendAsync(queue, body, delay, cancellationToken);
        bells.Of(queue).Ring(delay);
    }

    public Task<IReadOnlyList<QueueLease>> ReceiveAsync(string queue, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        inner.ReceiveAsync(queue, count, lease, cancellationToken);

    public Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) =>
        inner.DeleteAsync(queue, lease, cancellationToken);

    public async Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        var extended = await inner.ExtendAsync(queue, lease, duration, cancellationToken);
        bells.Of(queue).Ring(duration);
        return extended;
    }

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken) => inner.CountAsync(queue, cancellationToken);
}
