namespace CustomerHealth.Service.Storage;

/// <summary>Counts what goes to the queues. Bytes are those of bodies, before base64.</summary>
public sealed class MeteredQueueStore(IQueueStore inner, StorageMeter meter) : IQueueStore
{
    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.SendMessage, queue);
        await inner.SendAsync(queue, body, delay, cancellationToken);
        counter.Done(1, body.Length);
    }

    public async Task<IReadOnlyList<QueueLease>> ReceiveAsync(
        string queue, int count, TimeSpan lease, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.ReceiveMessages, queue);
        var leases = await inner.ReceiveAsync(queue, count, lease, cancellationToken);
        counter.Done(leases.Count, leases.Sum(message => (long)(message.Body?.Length ?? 0)));
        return leases;
    }

    public async Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.DeleteMessage, queue);
        var deleted = await inner.DeleteAsync(queue, lease, cancellationToken);
        Note(counter, deleted);
        return deleted;
    }

    public async Task<QueueLease?> ExtendAsync(
        string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.ExtendLease, queue);
        var extended = await inner.ExtendAsync(queue, lease, duration, cancellationToken);
        Note(counter, extended is not null);
        return extended;
    }

    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        meter.Begin(StorageRequestKind.CountMessages, queue);
        return await inner.CountAsync(queue, cancellationToken);
    }

    private static void Note(StorageMeter.Counter counter, bool held)
    {
        if (held)
        {
            counter.Done(1, 0);
        }
        else
        {
            counter.Refused();
        }
    }
}
