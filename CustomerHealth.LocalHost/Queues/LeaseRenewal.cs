using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Queues;

/// <summary>
/// Keeps a message leased while it is handled, at half of the lease's time. Every renewal changes the pop receipt, so whoever started
/// this must take the lease back from <see cref="StopAsync"/> before deleting.
/// </summary>
public sealed class LeaseRenewal : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task<QueueLease?> renewing;

    public LeaseRenewal(IQueueStore queues, string queue, QueueLease lease, TimeSpan duration, TimeProvider time) =>
        renewing = RenewAsync(queues, queue, lease, duration, time, stopping.Token);

    /// <summary>Ends the renewal. The lease as it is now; null when it was lost, and somebody else has the message.</summary>
    public async Task<QueueLease?> StopAsync()
    {
        await stopping.CancelAsync();
        return await renewing;
    }

    public void Dispose() => stopping.Dispose();

    private static async Task<QueueLease?> RenewAsync(
        IQueueStore queues, string queue, QueueLease lease, TimeSpan duration, TimeProvider time, CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(duration / 2, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested)
            {
                return lease;
            }

            try
            {
                // Not cancelled by the stop: a renewal that took effect unseen would leave us with a dead pop receipt.
                if (await queues.ExtendAsync(queue, lease, duration, CancellationToken.None) is not { } extended)
                {
                    return null;
                }

                lease = extended;
            }
            catch (StorageUnavailableException)
            {
                // Half of the lease is left; the next round tries again, and a lease that ends means one more delivery, no loss.
            }
        }
    }
}
