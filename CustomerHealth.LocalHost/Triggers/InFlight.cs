namespace CustomerHealth.LocalHost.Triggers;

/// <summary>What runs right now besides requests: messages, timers, functions started by hand.</summary>
public sealed class InFlight
{
    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();
    private int running;
    private long started;

    /// <summary>Number of functions started so far. Unchanged and idle means that nothing ran in between.</summary>
    public long Started => Interlocked.Read(ref started);

    public bool Idle => Volatile.Read(ref running) == 0;

    /// <summary>Counts a run from here to the disposal of what is returned.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref started);
        Interlocked.Increment(ref running);
        return new Run(this);
    }

    /// <summary>Completes when a run ends after this call.</summary>
    public Task NextEnd()
    {
        lock (gate)
        {
            return changed.Task;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void End()
    {
        Interlocked.Decrement(ref running);
        TaskCompletionSource ended;
        lock (gate)
        {
            (ended, changed) = (changed, NewSignal());
        }

        ended.SetResult();
    }

    private sealed class Run(InFlight owner) : IDisposable
    {
        private InFlight? owner = owner;

        public void Dispose() => Interlocked.Exchange(ref owner, null)?.End();
    }
}
