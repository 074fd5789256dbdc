using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>What the product counted in the running month, of itself and of events.</summary>
/// <param name="Month">yyyyMM, UTC.</param>
/// <param name="Waiting">Messages per queue, now.</param>
/// <param name="StorageCostUsd">What the storage requests cost at list price.</param>
internal sealed record MeteringDocument(
    string Month,
    EventCounts Events,
    IReadOnlyDictionary<string, int> Waiting,
    long StorageRequests,
    IReadOnlyList<StorageLine> Storage,
    decimal StorageCostUsd)
{
    public static MeteringDocument Of(string month, MeterReading reading, IReadOnlyDictionary<string, int> waiting) => new(
        month,
        reading.Events,
        waiting,
        reading.Storage.Values.Sum(count => count.Requests),
        [.. reading.Storage.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => StorageLine.Of(pair.Key, pair.Value))],
        decimal.Round(Prices.Of(reading), 6, MidpointRounding.ToEven));
}

/// <summary>Requests of one kind to one table, queue or container.</summary>
internal sealed record StorageLine(string Kind, string Name, long Requests, long Items, long Bytes, long Refusals, long Conflicts)
{
    public static StorageLine Of(string key, StorageCount count)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return new StorageLine(key[..colon], key[(colon + 1)..], count.Requests, count.Items, count.Bytes, count.Refusals, count.Conflicts);
    }
}
