using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Applies events exactly once. One transaction inserts the event rows and replaces the states they change, with alerts and closed
/// months; an event row that exists refuses the whole, and so does a state that changed since it was read.
/// </summary>
/// <remarks>
/// Requests to the table: one transaction; one read more for a customer this process does not remember; one transaction and one range
/// query more when an event was applied before. A crash anywhere leaves nothing or everything of a transaction, and the message comes
/// again.
/// </remarks>
public sealed class EventApplier(
    ITableStore tables,
    CustomerStates states,
    KnownEvents knownEvents,
    ApplyPlanner planner,
    EventTriage triage,
    StripedLocks locks)
{
    /// <summary>How often a state may change under our hands before the message is put back.</summary>
    private const int Tries = 5;

    public async Task ApplyAsync(
        TenantId tenant, int shard, IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken)
    {
        var readable = await triage.WithoutUnreadableAsync(tenant, events, cancellationToken);
        var (distinct, repeats) = EventTriage.PartRepeats(readable);
        foreach (var part in ApplyPlanner.Split(distinct))
        {
            using var turn = await locks.EnterAsync(part.Select(accepted => accepted.CustomerId).Distinct(), cancellationToken);
            await ApplyPartAsync(tenant, ShardMap.Partition(tenant, shard), part, cancellationToken);
        }

        foreach (var (repeat, firstHash) in repeats)
        {
            await triage.SetAsideAsync(tenant, repeat, firstHash, cancellationToken);
        }
    }

    private async Task ApplyPartAsync(
        TenantId tenant, string partition, IReadOnlyList<AcceptedEvent> part, CancellationToken cancellationToken)
    {
        try
        {
            await ApplyTogetherAsync(tenant, partition, part, cancellationToken);
        }
        catch (StorageLimitException exception)
        {
            var customers = part.GroupBy(accepted => accepted.CustomerId).ToList();
            if (customers.Count == 1)
            {
                await triage.BuryAllAsync(tenant, part, "too-large", exception.Message, cancellationToken);
                return;
            }

            // Together their states are too large for one transaction; alone each has its own chance.
            foreach (var customer in customers)
            {
                await ApplyPartAsync(tenant, partition, [.. customer], cancellationToken);
            }
        }
    }

    private async Task ApplyTogetherAsync(
        TenantId tenant, string partition, IReadOnlyList<AcceptedEvent> pending, CancellationToken cancellationToken)
    {
        for (var changes = 0; changes < Tries;)
        {
            var before = await states.GetAsync(tenant, partition, pending.Select(accepted => accepted.CustomerId), cancellationToken);
            pending = await triage.WithoutOrphansAsync(tenant, pending, before, cancellationToken);
            if (pending.Count == 0)
            {
                return;
            }

            var plan = planner.Plan(pending, before, partition);
            var outcome = await tables.TransactAsync(TableNames.Customers, plan.Operations, cancellationToken);
            if (outcome.Committed)
            {
                plan.KeepStates(states, tenant, outcome.ETags);
                triage.Applied(tenant, pending);
                return;
            }

            if (plan.IsEvent(outcome.RefusedIndex))
            {
                var known = await knownEvents.FindAsync(partition, pending, cancellationToken);
                pending = await triage.WithoutKnownAsync(tenant, pending, known, cancellationToken);
                if (pending.Count == 0)
                {
                    return;
                }
            }
            else
            {
                states.Forget(tenant, plan.CustomerOf(outcome.RefusedIndex));
                changes++;
            }
        }

        throw new StorageUnavailableException($"A customer of {partition} changed {Tries} times while events were applied.");
    }
}
