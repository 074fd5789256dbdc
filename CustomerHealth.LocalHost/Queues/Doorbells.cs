using System.Collections.Concurrent;

namespace CustomerHealth.LocalHost.Queues;

/// <summary>One bell per queue.</summary>
public sealed class Doorbells(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Doorbell> bells = new(StringComparer.Ordinal);

    public Doorbell Of(string queue) => bells.GetOrAdd(queue, static (_, time) => new Doorbell(time), time);
}
