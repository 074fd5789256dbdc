using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;

namespace CustomerHealth.Tests.Storage.Azurite;

/// <summary>
/// Delayed messages over a wire that fails. The put goes out at once, when the product makes it, into a queue that nobody reads here; what
/// arrived waits in <paramref name="held"/> for the clock of the test.
/// </summary>
internal sealed class DelayedOnWire(IQueueStore held, IQueueStore wire, WireFaults faults) : IQueueStore
{
    private const string Unread = QueueNames.Reports;

    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero)
        {
            try
            {
                await wire.SendAsync(Unread, body, TimeSpan.Zero, cancellationToken);
            }
            catch (StorageUnavailableException) when (faults.Arrives)
            {
                await held.SendAsync(queue, body, delay, cancellationToken);
                throw;
            }
        }

        await held.SendAsync(queue, body, delay, cancellationToken);
    }

    public Task<IReadOnlyList<QueueLease>> ReceiveAsync(string queue, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        held.ReceiveAsync(queue, count, lease, cancellationToken);

    public Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) =>
        held.DeleteAsync(queue, lease, cancellationToken);

    public Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        held.ExtendAsync(queue, lease, duration, cancellationToken);

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken) => held.CountAsync(queue, cancellationToken);
}
