using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Queues;

/// <summary>
/// Receives from one queue and starts deliveries. A batch is received when at most <see cref="QueueSettings.NewBatchThreshold"/>
/// messages are being handled, so never more than threshold plus batch are in flight.
/// </summary>
public sealed partial class QueueLoop(
    string queue, IQueueStore queues, QueueSettings settings, Doorbell bell, Func<QueueLease, CancellationToken, Task> deliver, ILogger logger)
{
    private readonly List<Task> running = [];
    private readonly IdleBackoff backoff = new(settings.MaxPollingInterval, Random.Shared);

    /// <summary>Runs until <paramref name="stopping"/>, then waits for the deliveries under way.</summary>
    /// <param name="abandon">Passed on to the functions; signalled when waiting has to end.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abandon)
    {
        while (!stopping.IsCancellationRequested)
        {
            running.RemoveAll(delivery => delivery.IsCompleted);
            var step = running.Count > settings.NewBatchThreshold
                ? Task.WhenAny(running).WaitAsync(stopping)
                : ReceiveAsync(stopping, abandon);
            try
            {
                await step;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
        }

        await Task.WhenAll(running);
    }

    private async Task ReceiveAsync(CancellationToken stopping, CancellationToken abandon)
    {
        var leases = await LeasesAsync(abandon);
        if (leases.Count == 0)
        {
            await bell.WaitAsync(backoff.Next(), stopping);
            return;
        }

        backoff.Reset();
        running.AddRange(leases.Select(lease => Task.Run(() => deliver(lease, abandon), CancellationToken.None)));
    }

    /// <summary>Not cancelled by a mere stop: a batch that was leased but never seen would stay hidden for the whole lease.</summary>
    private async Task<IReadOnlyList<QueueLease>> LeasesAsync(CancellationToken abandon)
    {
        try
        {
            return await queues.ReceiveAsync(queue, settings.BatchSize, settings.LeaseTime, abandon);
        }
#pragma warning disable CA1031 // A loop that ended would leave its queue silent until the next start; the log has the error.
        catch (Exception exception) when (!abandon.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Unavailable(exception, queue);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue} could not be read; trying again.")]
    private partial void Unavailable(Exception exception, string queue);
}
