using System.Globalization;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Webhooks.Out;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// Changes one customer inside a request: profile, events, scores, records and alerts in one transaction, so that the next read sees them
/// all. It is worked out from the row as it stands; if something comes between, from the row as it stands then.
/// </summary>
public sealed class CustomerWriter(
    ITableStore tables,
    ShardMap shards,
    CustomerReader reader,
    CompanyNames names,
    StripedLocks locks,
    CustomerStateCache cache,
    CustomerDirectory directory,
    CustomerScorer scorer,
    ApplyPlanner planner,
    EventChecks checks,
    EventMeter meter,
    ConflictPause pause,
    WebhookNotices notices,
    LeftItems left,
    OutboxQueue outbox,
    RollupRequests rollups,
    TimeProvider time)
{
    private const int Tries = 8;

    /// <summary>Writes a profile as a whole, but for what the draft does not know.</summary>
    public async Task<(ProfileOutcome Outcome, CustomerState? State)> PutAsync(
        TenantId tenant, ProfileDraft draft, ProfileCondition condition, CancellationToken cancellationToken)
    {
        var (outcome, state) = await EditAsync(
            tenant,
            draft.Id,
            (before, _) => Task.FromResult(condition.Refuses(before?.Profile) ? null : new CustomerEdit(Merge(before?.Profile, draft))),
            cancellationToken);
        return (outcome, state);
    }

    /// <param name="edit">
    /// What to change, given the present state (null: there is no such customer); null refuses, which is
    /// <see cref="ProfileOutcome.Changed"/>. Asked again when the state changed in between, so it must not have effects of its own.
    /// </param>
    /// <exception cref="EventProblemException">One of the events is none; nothing was written.</exception>
    public async Task<CustomerEdited> EditAsync(
        TenantId tenant,
        string customerId,
        Func<CustomerState?, CancellationToken, Task<CustomerEdit?>> edit,
        CancellationToken cancellationToken)
    {
        var editId = Guid.CreateVersion7(time.GetUtcNow());
        EventSubmission? sent = null;
        using var turn = await locks.EnterAsync([customerId], cancellationToken);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var before = await reader.FindAsync(tenant, customerId, cancellationToken);
            if (sent is not null && before is not null && await HasCommittedAsync(tenant, sent, editId, cancellationToken))
            {
                await AfterAsync(tenant, customerId, isAsked: false, cancellationToken);
                return new CustomerEdited(ProfileOutcome.Updated, before);
            }

            if (await edit(before, cancellationToken) is not { } wanted)
            {
                return new CustomerEdited(ProfileOutcome.Changed, before);
            }

            var profile = wanted.Profile ?? before?.Profile ?? throw new ArgumentException("A new customer needs a profile.", nameof(edit));
            if (IsNothing(wanted, before, profile))
            {
                // Rolled up all the same: the try that wrote it may have stopped right there.
                await AfterAsync(tenant, customerId, isAsked: false, cancellationToken);
                return new CustomerEdited(ProfileOutcome.Unchanged, before);
            }

            if (await TryWriteAsync(tenant, before, profile, wanted, editId, cancellationToken) is { } edited)
            {
                return edited;
            }

            sent = wanted.Events is [var first, ..] ? first : null;
            await pause.WaitAsync(attempt, cancellationToken);
        }

        throw new StorageUnavailableException($"Customer {customerId} changed {Tries} times while it was written.");
    }

    private static bool IsNothing(CustomerEdit wanted, CustomerState? before, CustomerProfile profile) =>
        before is not null
        && wanted.Events is null or { Count: 0 }
        && wanted.Due == Alerts.AlertChecks.None
        && wanted.AtRiskSince is null
        && before.Profile.SaysTheSameAs(profile);

    private CustomerProfile Merge(CustomerProfile? before, ProfileDraft draft)
    {
        var now = time.GetUtcNow();
        return new CustomerProfile
        {
            Id = draft.Id,
            Kind = draft.Kind,
            Name = draft.Name,
            Industry = draft.Industry,
            MarketSegment = draft.MarketSegment,
            CreatedAt = draft.CreatedAt ?? before?.CreatedAt ?? now,
            UpdatedAt = now,
            Attributes = draft.Attributes,
            Account = before?.Account ?? AccountDetails.None,
            Pinned = before?.Pinned ?? default,
            Version = (before?.Version ?? 0) + 1,
        };
    }

    /// <summary>One try; null means that the row changed in between.</summary>
    private async Task<CustomerEdited?> TryWriteAsync(
        TenantId tenant, CustomerState? before, CustomerProfile profile, CustomerEdit wanted, Guid editId, CancellationToken cancellationToken)
    {
        var events = Accepted(wanted, editId);
        var oldName = NameHeldBy(before?.Profile);
        var newName = NameHeldBy(profile);
        var nameChanges = newName is not null && (oldName is null || CompanyNames.Fold(oldName) != CompanyNames.Fold(newName));
        if (nameChanges && !await names.ReserveAsync(tenant, newName!, profile.Id, cancellationToken))
        {
            return new CustomerEdited(ProfileOutcome.NameTaken, before);
        }

        var partition = shards.PartitionOf(tenant, profile.Id);
        var start = before is null ? scorer.Begin(profile, time.GetUtcNow()) : before with { Profile = profile };
        start = start with { AtRiskSince = wanted.AtRiskSince ?? start.AtRiskSince };
        var plan = planner.Plan(tenant, events, start, before, wanted, partition);
        await notices.AddToAsync(tenant, plan, cancellationToken);
        var operations = plan.ToOperations();
        var outcome = await tables.TransactAsync(TableNames.Customers, operations, cancellationToken);
        if (!outcome.Committed)
        {
            // The new name stays reserved: another process may just have written this customer under it. If nobody did, the next try
            // does, or the reservation is taken over as an orphan.
            return null;
        }

        if (oldName is not null && (nameChanges || newName is null))
        {
            await names.ReleaseAsync(tenant, oldName, profile.Id, cancellationToken);
        }

        var state = plan.StateAfter(outcome.ETags);
        cache.Keep(tenant, state);
        meter.CountAccepted(events.Count);
        meter.CountApplied(events.Count);
        await outbox.AskAsync(tenant, TableNames.Customers, operations, cancellationToken);
        await AfterAsync(tenant, profile.Id, isAsked: true, cancellationToken);
        return new CustomerEdited(before is null ? ProfileOutcome.Created : ProfileOutcome.Updated, state);
    }

    /// <param name="isAsked">Whether it is known that what the change caused to leave was asked for.</param>
    private async Task AfterAsync(TenantId tenant, string customerId, bool isAsked, CancellationToken cancellationToken)
    {
        directory.Remember(tenant, customerId);
        if (!isAsked)
        {
            await left.AskAsync(tenant, shards.PartitionOf(tenant, customerId), cancellationToken);
        }

        await rollups.RequestAsync(tenant, shards.ShardOf(tenant, customerId), cancellationToken);
    }

    /// <summary>Events are called after the change they belong to, so that a try whose answer was lost is known by them.</summary>
    private List<AcceptedEvent> Accepted(CustomerEdit wanted, Guid editId)
    {
        var verdicts = (wanted.Events ?? []).Select((submission, at) => checks.Check(submission with { Id = EventId(editId, at) }, at)).ToList();
        return verdicts.FirstOrDefault(verdict => verdict.Problem is not null) is { } refused
            ? throw new EventProblemException(refused.Problem!)
            : [.. verdicts.Select(verdict => verdict.Accepted!)];
    }

    /// <summary>Whether an earlier try took effect though its answer was lost: then its first event has its row.</summary>
    private async Task<bool> HasCommittedAsync(TenantId tenant, EventSubmission first, Guid editId, CancellationToken cancellationToken)
    {
        var key = EventRow.KeyOf(first.CustomerId, EventKey.Of(first.Source, EventId(editId, 0)));
        var partition = shards.PartitionOf(tenant, first.CustomerId);
        return await tables.GetAsync(TableNames.Customers, partition, key, EventRow.HashOnly, cancellationToken) is not null;
    }

    private static string EventId(Guid editId, int at) => string.Create(CultureInfo.InvariantCulture, $"{editId:D}.{at}");

    private static string? NameHeldBy(CustomerProfile? profile) =>
        profile is { Kind: CustomerKind.Organisation } ? profile.Name : null;
}
