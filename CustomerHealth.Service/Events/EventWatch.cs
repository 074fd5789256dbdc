using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>The events one request waits for.</summary>
public sealed class EventWatch : IDisposable
{
    /// <summary>The longest wait a caller gets.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How often rows are looked for, and for how many events at most: waiting must not cost more than applying.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private const int LookForAtMost = 20;

    private readonly EventSettlements settlements;
    private readonly ITableStore tables;
    private readonly ShardMap shards;
    private readonly TimeProvider time;
    private readonly TenantId tenant;
    private readonly Dictionary<AcceptedEvent, TaskCompletionSource<EventOutcome>> sources = new(ReferenceEqualityComparer.Instance);

    internal EventWatch(EventSettlements settlements, ITableStore tables, ShardMap shards, TimeProvider time, TenantId tenant) =>
        (this.settlements, this.tables, this.shards, this.time, this.tenant) = (settlements, tables, shards, time, tenant);

    /// <summary>Adds an event that is about to go into the queue.</summary>
    public void Add(AcceptedEvent accepted)
    {
        var source = new TaskCompletionSource<EventOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        sources[accepted] = source;
        settlements.Add(EventIdentity.Of(tenant, accepted), source);
    }

    /// <summary>Outcomes known within the time, at most <see cref="Longest"/>; an event without one is still on its way.</summary>
    public async Task<SettledEvents> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + (atMost < Longest ? atMost : Longest);
        var found = new Dictionary<AcceptedEvent, EventOutcome>(ReferenceEqualityComparer.Instance);
        while (true)
        {
            foreach (var (accepted, source) in sources.Where(pair => pair.Value.Task.IsCompletedSuccessfully))
            {
                found[accepted] = await source.Task;
            }

            var left = until - time.GetUtcNow();
            if (found.Count == sources.Count || left <= TimeSpan.Zero)
            {
                return new SettledEvents(found, found.Count == sources.Count);
            }

            var all = Task.WhenAll(sources.Where(pair => !found.ContainsKey(pair.Key)).Select(pair => pair.Value.Task));
            await Task.WhenAny(all, Task.Delay(left < LookEvery ? left : LookEvery, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (!all.IsCompleted)
            {
                await LookAsync(found, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        foreach (var (accepted, source) in sources)
        {
            settlements.Remove(EventIdentity.Of(tenant, accepted), source);
        }
    }

    /// <summary>Without a submission it does not show who applied an event; the same content took effect, and that is what was asked.</summary>
    private static EventOutcome OutcomeOf(AcceptedEvent accepted, TableRow row)
    {
        if (!accepted.HasContentOf(EventRow.HashOf(row)))
        {
            return EventOutcome.Conflict;
        }

        return accepted.Batch is null || accepted.Batch == EventRow.BatchOf(row) ? EventOutcome.Applied : EventOutcome.Duplicate;
    }

    private async Task LookAsync(Dictionary<AcceptedEvent, EventOutcome> found, CancellationToken cancellationToken)
    {
        foreach (var accepted in sources.Keys.Where(accepted => !found.ContainsKey(accepted)).Take(LookForAtMost).ToList())
        {
            var row = await tables.GetAsync(
                TableNames.Customers,
                shards.PartitionOf(tenant, accepted.CustomerId),
                EventRow.KeyOf(accepted.CustomerId, accepted.Key),
                EventRow.HashAndBatch,
                cancellationToken);
            if (row is not null)
            {
                found[accepted] = OutcomeOf(accepted, row);
            }
        }
    }
}

/// <summary>What is known after a wait.</summary>
/// <param name="IsComplete">Whether every event has its outcome.</param>
public sealed record SettledEvents(IReadOnlyDictionary<AcceptedEvent, EventOutcome> Outcomes, bool IsComplete);
