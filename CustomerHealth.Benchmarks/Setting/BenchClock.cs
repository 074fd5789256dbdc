namespace CustomerHealth.Benchmarks.Setting;

/// <summary>The product's clock in a scenario; it can jump ahead, so that a night falls when it is wanted.</summary>
internal sealed class BenchClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
