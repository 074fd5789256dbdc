namespace CustomerHealth.Benchmarks.Setting;

/// <summary>The product's clock in a scenario; it can jump ahead, so that a night falls when it is wanted.</summary>
internal sealed class BenchClock : TimeProvider
{
    private TimeSpan ahead;

    /// <param name="start">What day it is at first: some days close a month, and that must not depend on the day of the run.</param>
    public BenchClock(DateTimeOffset start) => ahead = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
