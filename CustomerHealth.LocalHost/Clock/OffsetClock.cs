namespace CustomerHealth.LocalHost.Clock;

/// <summary>
/// A clock that was set to another day and runs on in real time. The app tells its time by it; timers and time stamps stay those of the
/// clock underneath, so waiting a second still takes a second.
/// </summary>
public sealed class OffsetClock : TimeProvider
{
    private readonly TimeProvider basis;
    private readonly TimeSpan offset;

    /// <param name="start">What the clock shows at this moment.</param>
    /// <param name="basis">The clock that makes it run.</param>
    public OffsetClock(DateTimeOffset start, TimeProvider basis)
    {
        this.basis = basis;
        offset = start - basis.GetUtcNow();
    }

    public override TimeZoneInfo LocalTimeZone => basis.LocalTimeZone;

    public override long TimestampFrequency => basis.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => basis.GetUtcNow() + offset;

    public override long GetTimestamp() => basis.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        basis.CreateTimer(callback, state, dueTime, period);
}
