using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Support;

/// <summary>
/// Gives a queue that keeps its own time the clock of a test: a delayed message is held back here until that clock has come so far. Leases
/// stay the store's own: those of the tests last ten minutes, which no test does, and giving back at once needs no clock.
/// </summary>
internal sealed class HeldBackMessages(IQueueStore inner, TimeProvider clock) : IQueueStore
{
    private readonly Lock gate = new();
    private readonly List<Message> held = [];

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckSend(body.Length, delay);
        if (delay == TimeSpan.Zero)
        {
            return inner.SendAsync(queue, body, delay, cancellationToken);
        }

        lock (gate)
        {
            held.Add(new Message(queue, body.ToArray(), clock.GetUtcNow() + delay));
        }

        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<QueueLease>> ReceiveAsync(
        string queue, int count, TimeSpan lease, CancellationToken cancellationToken)
    {
        foreach (var message in TakeDue(queue))
        {
            await inner.SendAsync(queue, message.Body, TimeSpan.Zero, cancellationToken);
        }

        return await inner.ReceiveAsync(queue, count, lease, cancellationToken);
    }

    public Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) =>
        inner.DeleteAsync(queue, lease, cancellationToken);

    public Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.ExtendAsync(queue, lease, duration, cancellationToken);

    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        var count = await inner.CountAsync(queue, cancellationToken);
        lock (gate)
        {
            return count + held.Count(message => message.Queue == queue);
        }
    }

    private List<Message> TakeDue(string queue)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            var due = held.Where(message => message.Queue == queue && message.VisibleFrom <= now).ToList();
            held.RemoveAll(due.Contains);
            return due;
        }
    }

    private sealed record Message(string Queue, byte[] Body, DateTimeOffset VisibleFrom);
}
