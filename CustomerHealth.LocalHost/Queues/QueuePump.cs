using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Queues;

/// <summary>
/// Runs the queue functions: one loop per queue. Several processes may pump the same store; leases keep them apart.
/// </summary>
/// <param name="time">The store's clock, not the app's: leases and delays are real time whatever day the app believes it is.</param>
public sealed class QueuePump(
    TriggerTable triggers,
    IQueueStore queues,
    Doorbells bells,
    QueueSettings settings,
    InFlight inFlight,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<QueuePump> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abandon = new();
    private Task loops = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        loops = Task.WhenAll(triggers.Queues.Select(function => Task.Run(() => LoopOf(function).RunAsync(stopping.Token, abandon.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Takes no new message and lets the ones in hand finish; when the token runs out, they are told to give up.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await using var _ = cancellationToken.Register(abandon.Cancel);
        await loops;
    }

    public void Dispose()
    {
        stopping.Dispose();
        abandon.Dispose();
    }

    private QueueLoop LoopOf(QueueFunction function)
    {
        var delivery = new Delivery(function, queues, settings, inFlight, scopes, time, logger);
        return new QueueLoop(function.Queue, queues, settings, bells.Of(function.Queue), delivery.RunAsync, logger);
    }
}
