namespace CustomerHealth.Scoring.Compact;

/// <summary>The units of a stored time, coarsest first: days, seconds, milliseconds, ticks of 100 ns.</summary>
internal static class TimeUnits
{
    public static ReadOnlySpan<long> Ticks =>
        [TimeSpan.TicksPerDay, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond, 1];
}
