using System.Collections.Concurrent;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Lets a request wait until its events have taken effect (<c>Prefer: wait=N</c>). The worker in this process tells at once; an event
/// that another process applied is found by looking for its row.
/// </summary>
public sealed class EventSettlements(ITableStore tables, ShardMap shards, TimeProvider time)
{
    private readonly ITableStore tables = tables;
    private readonly ShardMap shards = shards;
    private readonly TimeProvider time = time;

    /// <summary>The longest wait a caller gets.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How often rows are looked for, and for how many events at most: waiting must not cost more than applying.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private const int LookForAtMost = 20;

    private readonly ConcurrentDictionary<(TenantId, string Customer, string Key), TaskCompletionSource<EventOutcome>> waiting = new();

    /// <summary>Begins to listen; call before the events are put into the queue.</summary>
    public Watch Begin(TenantId tenant) => new(this, tenant);

    internal void Settle(TenantId tenant, AcceptedEvent accepted, EventOutcome outcome)
    {
        if (!waiting.IsEmpty && waiting.TryGetValue((tenant, accepted.CustomerId, accepted.Key), out var source))
        {
            source.TrySetResult(outcome);
        }
    }

    /// <summary>The events one request waits for.</summary>
    public sealed class Watch(EventSettlements settlements, TenantId tenant) : IDisposable
    {
        private readonly Dictionary<AcceptedEvent, Task<EventOutcome>> outcomes = new(ReferenceEqualityComparer.Instance);

        /// <summary>Adds an event that is about to go into the queue.</summary>
        public void Add(AcceptedEvent accepted) =>
            outcomes[accepted] = settlements.waiting.GetOrAdd(
                (tenant, accepted.CustomerId, accepted.Key),
                _ => new TaskCompletionSource<EventOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        /// <summary>Outcomes known within the time; an event without one is still on its way.</summary>
        public async Task<SettledEvents> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
        {
            var until = settlements.time.GetUtcNow() + (atMost < Longest ? atMost : Longest);
            var found = new Dictionary<AcceptedEvent, EventOutcome>(ReferenceEqualityComparer.Instance);
            while (true)
            {
                foreach (var (accepted, outcome) in outcomes.Where(pair => pair.Value.IsCompletedSuccessfully))
                {
                    found[accepted] = await outcome;
                }

                var left = until - settlements.time.GetUtcNow();
                if (found.Count == outcomes.Count || left <= TimeSpan.Zero)
                {
                    return new SettledEvents(found, found.Count == outcomes.Count);
                }

                var all = Task.WhenAll(outcomes.Where(pair => !found.ContainsKey(pair.Key)).Select(pair => pair.Value));
                await Task.WhenAny(all, Task.Delay(left < LookEvery ? left : LookEvery, settlements.time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
                if (!all.IsCompleted)
                {
                    await LookAsync(found, cancellationToken);
                }
            }
        }

        public void Dispose()
        {
            foreach (var accepted in outcomes.Keys)
            {
                settlements.waiting.TryRemove((tenant, accepted.CustomerId, accepted.Key), out _);
            }
        }

        /// <summary>An event without a submission took effect, and by whom does not show; that is what was asked.</summary>
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
            foreach (var accepted in outcomes.Keys.Where(accepted => !found.ContainsKey(accepted)).Take(LookForAtMost).ToList())
            {
                var row = await settlements.tables.GetAsync(
                    TableNames.Customers,
                    settlements.shards.PartitionOf(tenant, accepted.CustomerId),
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
}

/// <summary>What is known after a wait.</summary>
/// <param name="IsComplete">Whether every event has its outcome.</param>
public sealed record SettledEvents(IReadOnlyDictionary<AcceptedEvent, EventOutcome> Outcomes, bool IsComplete);
