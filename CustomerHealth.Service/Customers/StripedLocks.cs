namespace CustomerHealth.Service.Customers;

/// <summary>
/// Serialises work on the same customer inside one process. Optimistic writers that race on one row collapse (measured in
/// Azurite: 272 events/s with one writer, 12 with 32); taking turns costs nothing, and across processes the ETag still decides.
/// </summary>
public sealed class StripedLocks : IDisposable
{
    private readonly SemaphoreSlim[] stripes = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Enters the stripes of all keys, in ascending order so that two callers cannot wait for each other.</summary>
    public async Task<IDisposable> EnterAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.Select(key => (int)((uint)string.GetHashCode(key, StringComparison.Ordinal) % stripes.Length)).Distinct().Order().ToArray();
        var entered = new List<SemaphoreSlim>(wanted.Length);
        try
        {
            foreach (var index in wanted)
            {
                await stripes[index].WaitAsync(cancellationToken);
                entered.Add(stripes[index]);
            }
        }
        catch (OperationCanceledException)
        {
            entered.ForEach(stripe => stripe.Release());
            throw;
        }

        return new Hold(entered);
    }

    public void Dispose()
    {
        foreach (var stripe in stripes)
        {
            stripe.Dispose();
        }
    }

    private sealed class Hold(List<SemaphoreSlim> stripes) : IDisposable
    {
        public void Dispose() => stripes.ForEach(stripe => stripe.Release());
    }
}
