using CustomerHealth.LocalHost.Triggers;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.LocalHost.Timers;

/// <summary>Runs one timer function at its times, by the app's clock.</summary>
public sealed partial class TimerLoop(
    TimerFunction function, TimerMarks marks, InFlight inFlight, IServiceScopeFactory scopes, TimeProvider clock, ILogger logger)
{
    /// <summary>The clock is read again this often: a laptop that slept, or a clock that was set, would make one long wait too long.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly TimerSchedule schedule = new(function.Schedule);

    /// <summary>Runs until <paramref name="stopping"/>; a run under way is finished first.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var start = clock.GetUtcNow();
        var last = await TryLastAsync(stopping);
        var due = schedule.IsPastDue(last, start) ? start : schedule.After(start);
        if (last is null)
        {
            await TryMarkAsync(start);
        }

        while (await ReachedAsync(due, stopping))
        {
            // Late by more than a moment happens at start and after a sleep; the function may want to know.
            await FireAsync(last, due, pastDue: due == start || clock.GetUtcNow() - due > LongestWait, stopping);
            last = due;
            due = schedule.After(clock.GetUtcNow());
        }
    }

    private async Task<bool> ReachedAsync(DateTimeOffset due, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var left = due - clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return true;
            }

            await Task.Delay(left < LongestWait ? left : LongestWait, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private async Task FireAsync(DateTimeOffset? last, DateTimeOffset due, bool pastDue, CancellationToken stopping)
    {
        using var busy = inFlight.Enter();
        var state = new TimerInfo
        {
            IsPastDue = pastDue,
            ScheduleStatus = new ScheduleStatus
            {
                Last = (last ?? default).UtcDateTime,
                Next = schedule.After(due).UtcDateTime,
                LastUpdated = clock.GetUtcNow().UtcDateTime,
            },
        };
        for (var retry = 1; !await TryRunAsync(state) && retry <= function.Retry.Count && !stopping.IsCancellationRequested; retry++)
        {
            await Task.Delay(function.Retry.PauseBefore(retry), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await TryMarkAsync(due);
    }

    private async Task<bool> TryRunAsync(TimerInfo state)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await function.Method.InvokeAsync(scope.ServiceProvider, state, CancellationToken.None);
            return true;
        }
#pragma warning disable CA1031 // Tried again as the function asks, as in Azure; the loop itself must live on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(exception, function.Name);
            return false;
        }
    }

    private async Task<DateTimeOffset?> TryLastAsync(CancellationToken stopping)
    {
        try
        {
            return await marks.LastAsync(function.Name, stopping);
        }
#pragma warning disable CA1031 // An unreadable mark must not keep a timer from running at its times.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MarkFailed(exception, function.Name);
            return null;
        }
    }

    private async Task TryMarkAsync(DateTimeOffset last)
    {
        try
        {
            await marks.OverwriteAsync(function.Name, last, CancellationToken.None);
        }
#pragma warning disable CA1031 // A lost mark costs one late run too many, which is harmless.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MarkFailed(exception, function.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer function {Name} failed.")]
    private partial void Failed(Exception exception, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last run of timer function {Name} could not be read or written.")]
    private partial void MarkFailed(Exception exception, string name);
}
