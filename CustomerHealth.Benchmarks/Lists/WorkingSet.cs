namespace CustomerHealth.Benchmarks.Lists;

/// <summary>Watches the working set while it lives. The system's own peak would be that of filling the store.</summary>
internal sealed class WorkingSet : IDisposable
{
    private readonly Timer timer;
    private long peak = Environment.WorkingSet;

    public WorkingSet() => timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));

    /// <summary>Bytes, as of now.</summary>
    public long Peak
    {
        get
        {
            Look();
            return Interlocked.Read(ref peak);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        var now = Environment.WorkingSet;
        for (var seen = Interlocked.Read(ref peak); now > seen; seen = Interlocked.Read(ref peak))
        {
            Interlocked.CompareExchange(ref peak, now, seen);
        }
    }
}
