using System.Collections.Concurrent;
using System.Collections.Immutable;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Who waits for which event (<c>Prefer: wait=N</c>). The worker in this process tells at once what became of an event; one that another
/// process applied is found by looking for its row.
/// </summary>
public sealed class EventSettlements(ITableStore tables, ShardMap shards, TimeProvider time)
{
    private readonly ConcurrentDictionary<EventIdentity, ImmutableArray<TaskCompletionSource<EventOutcome>>> waiting = new();

    /// <summary>Begins to listen; call before the events are put into the queue.</summary>
    public EventWatch Begin(TenantId tenant) => new(this, tables, shards, time, tenant);

    internal void Settle(TenantId tenant, AcceptedEvent accepted, EventOutcome outcome)
    {
        if (!waiting.IsEmpty && waiting.TryGetValue(EventIdentity.Of(tenant, accepted), out var sources))
        {
            foreach (var source in sources)
            {
                source.TrySetResult(outcome);
            }
        }
    }

    internal void Add(EventIdentity identity, TaskCompletionSource<EventOutcome> source) =>
        waiting.AddOrUpdate(identity, [source], (_, others) => others.Add(source));

    internal void Remove(EventIdentity identity, TaskCompletionSource<EventOutcome> source)
    {
        while (waiting.TryGetValue(identity, out var sources))
        {
            var left = sources.Remove(source);
            if (left.IsEmpty
                ? waiting.TryRemove(KeyValuePair.Create(identity, sources))
                : waiting.TryUpdate(identity, left, sources))
            {
                return;
            }
        }
    }
}

/// <summary>An event and its content: two contents under one id have two outcomes.</summary>
internal readonly record struct EventIdentity(TenantId Tenant, string CustomerId, string Key, string Content)
{
    public static EventIdentity Of(TenantId tenant, AcceptedEvent accepted) =>
        new(tenant, accepted.CustomerId, accepted.Key, Convert.ToHexString(accepted.Hash));
}
