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
        while (NextDue(queue) is { } message)
        {
            await inner.SendAsync(queue, message.Body, TimeSpan.Zero, cancellationToken);
            lock (gate)
            {
                held.Remove(message); // Not before: a send that fails must not lose it.
            }
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

    private Message? NextDue(string queue)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            return held.Find(message => message.Queue == queue && message.VisibleFrom <= now);
        }
    }

    private sealed record Message(string Queue, byte[] Body, DateTimeOffset VisibleFrom);
}
