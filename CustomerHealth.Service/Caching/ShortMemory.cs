using Microsoft.Extensions.Caching.Memory;

namespace CustomerHealth.Service.Caching;

/// <summary>
/// Remembers what was read for a short while, so that a request does not cost a read; what another instance changes shows here when the
/// while is over. Bounded in entries, and it goes by the app's clock.
/// </summary>
public sealed class ShortMemory<TKey, TValue>(TimeSpan span, TimeProvider time) : IDisposable
    where TKey : notnull
{
    private const int MostEntries = 10_000;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostEntries });

    /// <summary>What is remembered, or what the read brings. Nothing found is not remembered: it may come about any moment.</summary>
    public async Task<TValue?> GetAsync(TKey key, Func<Task<TValue?>> readAsync)
    {
        if (cache.TryGetValue(key, out Entry? known) && time.GetUtcNow() < known!.Until)
        {
            return known.Value;
        }

        var read = await readAsync();
        if (read is not null)
        {
            Keep(key, read);
        }

        return read;
    }

    public void Keep(TKey key, TValue value) => cache.Set(
        key, new Entry(value, time.GetUtcNow() + span), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = span });

    public void Forget(TKey key) => cache.Remove(key);

    public void Dispose() => cache.Dispose();

    private sealed record Entry(TValue Value, DateTimeOffset Until);
}
