using CustomerHealth.LocalHost.Triggers;

namespace CustomerHealth.LocalHost.Timers;

/// <summary>Runs the timer functions: one loop each.</summary>
/// <param name="clock">The app's clock: with <c>--clock</c>, midnight is the midnight the app sees.</param>
public sealed class TimerRounds(
    TriggerTable triggers, TimerMarks marks, InFlight inFlight, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TimerRounds> logger)
    : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task loops = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        loops = Task.WhenAll(triggers.Timers.Select(function =>
            Task.Run(() => new TimerLoop(function, marks, inFlight, scopes, clock, logger).RunAsync(stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await loops.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();
}
