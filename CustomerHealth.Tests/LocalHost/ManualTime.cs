using System.Diagnostics;
using Xunit;

namespace CustomerHealth.Tests.LocalHost;

/// <summary>A clock that stands still until a test moves it. Nothing in a test waits for real time.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    /// <summary>Real time after which a test gives up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<ManualTimer> pending = [];
    private TaskCompletionSource created = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset now = start;

    public ManualTime()
        : this(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes once somebody waits for this clock.</summary>
    public Task SomebodyWaitsAsync()
    {
        lock (gate)
        {
            return pending.Count > 0 ? Task.CompletedTask : created.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Jumps from timer to timer until <paramref name="done"/>; a wait of minutes takes no time.</summary>
    /// <param name="mayJump">When not: what is being done takes real time, and on a slow machine a lease of minutes would be jumped over.</param>
    public async Task RunUntilAsync(Task done, Func<bool>? mayJump = null)
    {
        var guard = Stopwatch.StartNew();
        while (!done.IsCompleted && guard.Elapsed < Patience)
        {
            await Task.WhenAny(done, SomebodyWaitsAsync());
            if (mayJump?.Invoke() ?? true)
            {
                JumpToNext();
            }

            await Task.Yield();
        }

        await done.WaitAsync(TimeSpan.FromSeconds(1));
    }

    /// <summary>Jumps from timer to timer for this long. Creates no timer of its own, so no jump overtakes those of the code under test.</summary>
    public async Task RunForAsync(TimeSpan time)
    {
        var guard = Stopwatch.StartNew();
        var end = GetUtcNow() + time;
        while (GetUtcNow() < end)
        {
            Assert.True(guard.Elapsed < Patience, "The clock does not get on.");
            await SomebodyWaitsAsync();
            JumpToNext();
            await Task.Yield();
        }
    }

    /// <summary>Moves on, firing what falls due on the way in its order.</summary>
    public void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;
        while (NextDue() is { } due && due <= end)
        {
            JumpToNext();
        }

        lock (gate)
        {
            now = end;
        }
    }

    private DateTimeOffset? NextDue()
    {
        lock (gate)
        {
            return pending.Count == 0 ? null : pending.Min(timer => timer.Due);
        }
    }

    private void JumpToNext()
    {
        ManualTimer? next;
        lock (gate)
        {
            next = pending.MinBy(timer => timer.Due);
            if (next is null)
            {
                return;
            }

            pending.Remove(next);
            now = next.Due > now ? next.Due : now;
        }

        next.Fire();
    }

    private sealed class ManualTimer(ManualTime clock, Action callback) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            lock (clock.gate)
            {
                clock.pending.Remove(this);
                period = every;
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                Due = clock.now + dueTime;
                clock.pending.Add(this);
                clock.created.TrySetResult();
                clock.created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return true;
            }
        }

        public void Fire()
        {
            if (period > TimeSpan.Zero)
            {
                Change(period, period);
            }

            callback();
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
