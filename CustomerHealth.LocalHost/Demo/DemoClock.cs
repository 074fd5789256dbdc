namespace CustomerHealth.LocalHost.Demo;

/// <summary>
/// The app's clock while the demo is made. Scores have a history only if they were worked out at the time, so the demo's ninety days are
/// lived through week by week; afterwards the clock is the one underneath.
/// </summary>
public sealed class DemoClock(TimeProvider basis) : TimeProvider
{
    private long offsetTicks;

    public override TimeZoneInfo LocalTimeZone => basis.LocalTimeZone;

    public override long TimestampFrequency => basis.TimestampFrequency;

    /// <summary>Shows this moment from now on, and runs on from it.</summary>
    public void Show(DateTimeOffset moment) => Interlocked.Exchange(ref offsetTicks, (moment - basis.GetUtcNow()).Ticks);

    /// <summary>Shows the time of the clock underneath again.</summary>
    public void Resume() => Interlocked.Exchange(ref offsetTicks, 0);

    public override DateTimeOffset GetUtcNow() => basis.GetUtcNow().AddTicks(Interlocked.Read(ref offsetTicks));

    public override long GetTimestamp() => basis.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        basis.CreateTimer(callback, state, dueTime, period);
}
