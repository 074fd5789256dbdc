using System.Text.Json.Serialization;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Metering;

/// <summary>What was counted: events by what became of them, storage requests by kind and name.</summary>
/// <param name="Storage">By <c>kind:name</c>, such as <c>Transact:Customers</c>.</param>
public sealed record MeterReading(EventCounts Events, IReadOnlyDictionary<string, StorageCount> Storage)
{
    public static MeterReading Nothing { get; } =
        new(new EventCounts(0, 0, 0, 0, 0, 0), new Dictionary<string, StorageCount>());

    public static MeterReading Of(EventCounts events, StorageUsage usage) => new(
        events,
        usage.Counts.ToDictionary(count => $"{count.Key.Kind}:{count.Key.Name}", count => count.Value, StringComparer.Ordinal));

    public static MeterReading operator +(MeterReading left, MeterReading right) => left.With(right, 1);

    public static MeterReading operator -(MeterReading left, MeterReading right) => left.With(right, -1);

    /// <summary>
    /// Whether anything was counted since but the metering's own requests: an idle process must not keep itself busy with counting that.
    /// </summary>
    public bool HasNewsSince(MeterReading earlier) =>
        Events != earlier.Events
        || Storage.Any(pair => !pair.Key.EndsWith($":{TableNames.Metering}", StringComparison.Ordinal)
            && pair.Value != earlier.Storage.GetValueOrDefault(pair.Key));

    private MeterReading With(MeterReading other, int sign)
    {
        var storage = new SortedDictionary<string, StorageCount>(StringComparer.Ordinal);
        foreach (var key in Storage.Keys.Union(other.Storage.Keys))
        {
            var change = other.Storage.GetValueOrDefault(key);
            storage[key] = sign > 0 ? Storage.GetValueOrDefault(key) + change : Storage.GetValueOrDefault(key) - change;
        }

        return new MeterReading(
            new EventCounts(
                Events.Accepted + (sign * other.Events.Accepted),
                Events.Applied + (sign * other.Events.Applied),
                Events.Duplicate + (sign * other.Events.Duplicate),
                Events.Conflict + (sign * other.Events.Conflict),
                Events.Rejected + (sign * other.Events.Rejected),
                Events.Dead + (sign * other.Events.Dead)),
            storage);
    }
}

[JsonSerializable(typeof(MeterReading))]
internal sealed partial class MeterJson : JsonSerializerContext;
