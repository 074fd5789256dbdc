using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Webhooks.Out;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Applies events exactly once. One transaction inserts the event rows and replaces the states they change, with alerts and closed
/// months; an event row that exists refuses the whole, and so does a state that changed since it was read.
/// </summary>
/// <remarks>
/// Requests to the table: one transaction; one read more for a customer this process does not remember; one transaction and one range
/// query more when an event of the message was applied before, and then another one where alerts are mailed. A crash anywhere leaves nothing or everything of a transaction, and the
/// message comes again.
/// </remarks>
public sealed class EventApplier(
    ITableStore tables,
    CustomerStates states,
    KnownEvents knownEvents,
    ApplyPlanner planner,
    EventTriage triage,
    WebhookNotices notices,
    LeftItems left,
    OutboxQueue outbox,
    StripedLocks locks,
    ConflictPause pause)
{
    /// <summary>How often a state may change under our hands before the message is put back.</summary>
    private const int Tries = 5;

    public async Task ApplyAsync(
        TenantId tenant, int shard, IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken)
    {
        var readable = await triage.WithoutUnreadableAsync(tenant, events, cancellationToken);
        var (distinct, repeats, rivals) = EventTriage.PartRepeats(readable);
        var message = new Message(tenant, ShardMap.Partition(tenant, shard), distinct);
        foreach (var part in planner.Split(distinct))
        {
            // An earlier part that met one duplicate has looked for all.
            var pending = await triage.WithoutKnownAsync(tenant, part, message.Known, cancellationToken);
            if (pending.Count > 0)
            {
                using var turn = await locks.EnterAsync(pending.Select(accepted => accepted.CustomerId).Distinct(), cancellationToken);
                await ApplyPartAsync(message, pending, cancellationToken);
            }
        }

        triage.CountDuplicates(tenant, repeats);
        if (rivals.Count > 0)
        {
            var known = await knownEvents.FindAsync(message.Partition, rivals, cancellationToken);
            rivals = [.. await triage.WithoutKnownAsync(tenant, rivals, known, cancellationToken)];
            await ApplyAsync(tenant, shard, rivals, cancellationToken);
        }

        if (message.Known.Count > 0)
        {
            await left.AskAsync(tenant, message.Partition, cancellationToken); // Whoever applied them may have died before.
        }
    }

    private async Task ApplyPartAsync(Message message, IReadOnlyList<AcceptedEvent> part, CancellationToken cancellationToken)
    {
        try
        {
            await ApplyTogetherAsync(message, part, cancellationToken);
        }
        catch (Exception exception) when (exception is StorageLimitException or FormatException)
        {
            if (part.Count == 1 || (exception is FormatException && part.All(accepted => accepted.CustomerId == part[0].CustomerId)))
            {
                var reason = exception is StorageLimitException ? "too-large" : "unreadable-customer";
                await triage.BuryAllAsync(message.Tenant, part, reason, exception.Message, cancellationToken);
                return;
            }

            // Together their states, or the alerts they raise, are too much for one transaction, or one customer cannot be read; alone each
            // has its own chance.
            foreach (var smaller in Smaller(part))
            {
                await ApplyPartAsync(message, smaller, cancellationToken);
            }
        }
    }

    /// <summary>By customers; of one customer, two halves.</summary>
    private static IEnumerable<IReadOnlyList<AcceptedEvent>> Smaller(IReadOnlyList<AcceptedEvent> part)
    {
        var customers = part.GroupBy(accepted => accepted.CustomerId).Select(customer => customer.ToList()).ToList();
        return customers.Count > 1 ? customers : part.Chunk((part.Count + 1) / 2);
    }

    private async Task ApplyTogetherAsync(Message message, IReadOnlyList<AcceptedEvent> pending, CancellationToken cancellationToken)
    {
        var (tenant, partition) = (message.Tenant, message.Partition);
        for (var changes = 0; changes < Tries;)
        {
            var before = await states.GetAsync(tenant, partition, pending.Select(accepted => accepted.CustomerId), cancellationToken);
            pending = await triage.WithoutOrphansAsync(tenant, pending, before, cancellationToken);
            if (pending.Count == 0)
            {
                return;
            }

            var plan = planner.Plan(tenant, pending, before, partition);
            await notices.AddToAsync(tenant, plan, cancellationToken);
            var operations = plan.ToOperations();
            var outcome = await tables.TransactAsync(TableNames.Customers, operations, cancellationToken);
            if (outcome.Committed)
            {
                plan.KeepStates(states, tenant, outcome.ETags);
                triage.Applied(tenant, pending);
                await outbox.AskAsync(tenant, TableNames.Customers, operations, cancellationToken);
                return;
            }

            if (plan.IsEvent(outcome.RefusedIndex))
            {
                message.Known = await knownEvents.FindAsync(partition, message.Events, cancellationToken);
                var left = await triage.WithoutKnownAsync(tenant, pending, message.Known, cancellationToken);
                changes += left.Count == pending.Count ? 1 : 0; // The row is gone again; that must not go on for ever.
                pending = left;
                if (pending.Count == 0)
                {
                    return;
                }
            }
            else
            {
                states.Forget(tenant, plan.CustomerOf(outcome.RefusedIndex));
                if (++changes < Tries)
                {
                    await pause.WaitAsync(changes, cancellationToken);
                }
            }
        }

        throw new StorageUnavailableException($"A customer of {partition} changed {Tries} times while events were applied.");
    }

    /// <summary>One message's events, and which of them were found to be applied before.</summary>
    private sealed class Message(TenantId tenant, string partition, IReadOnlyList<AcceptedEvent> events)
    {
        public TenantId Tenant { get; } = tenant;

        public string Partition { get; } = partition;

        public IReadOnlyList<AcceptedEvent> Events { get; } = events;

        public IReadOnlyDictionary<string, byte[]> Known { get; set; } = new Dictionary<string, byte[]>();
    }
}
