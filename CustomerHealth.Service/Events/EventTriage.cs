using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Sets events aside that must not be applied: known ones are counted as duplicates, the rest go to quarantine with a reason. Each step
/// returns the events that are left.
/// </summary>
public sealed class EventTriage(EventQuarantine quarantine, EventSettlements settlements, EventMeter meter)
{
    /// <summary>Events that this build cannot read, though the one that accepted them could.</summary>
    internal async Task<IReadOnlyList<AcceptedEvent>> WithoutUnreadableAsync(
        TenantId tenant, IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken)
    {
        var left = new List<AcceptedEvent>(events.Count);
        foreach (var accepted in events)
        {
            try
            {
                _ = CustomerId.IsValid(accepted.CustomerId)
                    ? accepted.Read()
                    : throw new EventProblemException(EventChecks.UnknownCustomer);
                left.Add(accepted);
            }
            catch (EventProblemException exception)
            {
                await BuryAsync(tenant, accepted, exception.Problem.Code, exception.Problem.Detail, cancellationToken);
            }
        }

        return left;
    }

    /// <summary>
    /// The same event twice in one message: the first counts. Its repeats are duplicates, counted once it is applied, so that nobody who
    /// waits hears of a repeat before the effect. Rivals have the id of an earlier one and other content; whether they are conflicts shows
    /// once that one's row stands, so they take their turn after the others.
    /// </summary>
    internal static (List<AcceptedEvent> Distinct, List<AcceptedEvent> Repeats, List<AcceptedEvent> Rivals) PartRepeats(
        IReadOnlyList<AcceptedEvent> events)
    {
        var first = new Dictionary<(string, string), AcceptedEvent>(events.Count);
        var (distinct, repeats, rivals) = (new List<AcceptedEvent>(events.Count), new List<AcceptedEvent>(), new List<AcceptedEvent>());
        foreach (var accepted in events)
        {
            var place = first.TryAdd((accepted.CustomerId, accepted.Key), accepted) ? distinct
                : first[(accepted.CustomerId, accepted.Key)].HasContentOf(accepted.Hash) ? repeats
                : rivals;
            place.Add(accepted);
        }

        return (distinct, repeats, rivals);
    }

    /// <summary>Events that have a row already, given the content hashes of those rows.</summary>
    internal async Task<IReadOnlyList<AcceptedEvent>> WithoutKnownAsync(
        TenantId tenant,
        IReadOnlyList<AcceptedEvent> events,
        IReadOnlyDictionary<string, byte[]> known,
        CancellationToken cancellationToken)
    {
        var left = new List<AcceptedEvent>(events.Count);
        foreach (var accepted in events)
        {
            if (known.TryGetValue(EventRow.KeyOf(accepted.CustomerId, accepted.Key), out var hash))
            {
                await SetAsideAsync(tenant, accepted, hash, cancellationToken);
            }
            else
            {
                left.Add(accepted);
            }
        }

        return left;
    }

    /// <summary>Events of customers that are gone.</summary>
    internal async Task<IReadOnlyList<AcceptedEvent>> WithoutOrphansAsync(
        TenantId tenant,
        IReadOnlyList<AcceptedEvent> events,
        IReadOnlyDictionary<string, CustomerState> states,
        CancellationToken cancellationToken)
    {
        foreach (var orphan in events.Where(accepted => !states.ContainsKey(accepted.CustomerId)))
        {
            await BuryAsync(tenant, orphan, "unknown-customer", "The customer was gone when the event came up.", cancellationToken);
        }

        return [.. events.Where(accepted => states.ContainsKey(accepted.CustomerId))];
    }

    /// <summary>Buries events that fit no transaction.</summary>
    internal async Task BuryAllAsync(
        TenantId tenant, IReadOnlyList<AcceptedEvent> events, string reason, string detail, CancellationToken cancellationToken)
    {
        foreach (var accepted in events)
        {
            await BuryAsync(tenant, accepted, reason, detail, cancellationToken);
        }
    }

    internal void Applied(TenantId tenant, IReadOnlyList<AcceptedEvent> events)
    {
        meter.CountApplied(events.Count);
        foreach (var accepted in events)
        {
            settlements.Settle(tenant, accepted, EventOutcome.Applied);
        }
    }

    private async Task SetAsideAsync(TenantId tenant, AcceptedEvent accepted, byte[] appliedHash, CancellationToken cancellationToken)
    {
        if (accepted.HasContentOf(appliedHash))
        {
            CountDuplicate(tenant, accepted);
            return;
        }

        await quarantine.AddAsync(
            tenant, accepted, "conflict", "Another event with the same source and id was applied first.", cancellationToken);
        meter.CountConflicts(1);
        settlements.Settle(tenant, accepted, EventOutcome.Conflict);
    }

    internal void CountDuplicates(TenantId tenant, IReadOnlyList<AcceptedEvent> repeats)
    {
        foreach (var repeat in repeats)
        {
            CountDuplicate(tenant, repeat);
        }
    }

    private void CountDuplicate(TenantId tenant, AcceptedEvent accepted)
    {
        meter.CountDuplicates(1);
        settlements.Settle(tenant, accepted, EventOutcome.Duplicate);
    }

    private async Task BuryAsync(
        TenantId tenant, AcceptedEvent accepted, string reason, string detail, CancellationToken cancellationToken)
    {
        await quarantine.AddAsync(tenant, accepted, reason, detail, cancellationToken);
        meter.CountDead(1);
        settlements.Settle(tenant, accepted, EventOutcome.Dead);
    }
}
