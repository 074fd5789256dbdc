namespace CustomerHealth.Tests.Support;

/// <summary>A clock that stands still until a test moves it; the app's and the store's alike.</summary>
public sealed class TestClock : TimeProvider
{
    private long ticks = new DateTimeOffset(2026, 3, 17, 12, 0, 0, TimeSpan.Zero).UtcTicks;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);

    public void MoveTo(DateTimeOffset time) => Interlocked.Exchange(ref ticks, time.UtcTicks);
}
