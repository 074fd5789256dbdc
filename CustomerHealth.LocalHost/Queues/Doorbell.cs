namespace CustomerHealth.LocalHost.Queues;

/// <summary>
/// Tells the loop of one queue when this process knows a message to be visible, so that it need not wait for the next poll. Rings may
/// come early or for nothing; a ring only means "look".
/// </summary>
public sealed class Doorbell(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> due = new();
    private TaskCompletionSource? waiting;

    /// <param name="delay">When the message becomes visible, from now.</param>
    public void Ring(TimeSpan delay)
    {
        var moment = time.GetUtcNow() + delay;
        lock (gate)
        {
            due.Enqueue(moment, moment);
            waiting?.TrySetResult();
        }
    }

    /// <summary>Returns at the next ring that is due, at once if one was missed, and after <paramref name="longest"/> in any case.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + longest;
        while (NextLook(end) is ({ } rung, var pause))
        {
            using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(rung, Task.Delay(pause, time, awake.Token));
            await awake.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The next bell and how long to wait for it; null when it is time to look.</summary>
    private (Task Rung, TimeSpan Pause)? NextLook(DateTimeOffset end)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var heard = false;
            while (due.TryPeek(out _, out var moment) && moment <= now)
            {
                due.Dequeue();
                heard = true;
            }

            if (heard || now >= end)
            {
                return null;
            }

            waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var next = due.TryPeek(out _, out var soonest) && soonest < end ? soonest : end;
            return (waiting.Task, WholeMilliseconds(next - now));
        }
    }

    /// <summary>Delays are cut to whole milliseconds: what is left of one would be waited for in a circle that never sleeps.</summary>
    private static TimeSpan WholeMilliseconds(TimeSpan pause) => TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds));
}
