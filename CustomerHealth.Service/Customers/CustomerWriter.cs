using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// Writes profiles. The profile shares its row with the signals and scores, so a write reads the row, changes its part and replaces it
/// if nothing came between; an event that did is kept, and the write tried again.
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
    RollupRequests rollups,
    TimeProvider time)
{
    private const int Tries = 8;

    public async Task<(ProfileOutcome Outcome, CustomerState? State)> PutAsync(
        TenantId tenant, ProfileDraft draft, ProfileCondition condition, CancellationToken cancellationToken)
    {
        using var turn = await locks.EnterAsync([draft.Id], cancellationToken);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var before = await reader.FindAsync(tenant, draft.Id, cancellationToken);
            if (condition.Refuses(before?.Profile))
            {
                return (ProfileOutcome.Changed, before);
            }

            var profile = Merge(before?.Profile, draft);
            if (before is not null && before.Profile.SaysTheSameAs(profile))
            {
                // Rolled up all the same: the try that wrote it may have stopped right there.
                directory.Remember(tenant, draft.Id);
                await rollups.RequestAsync(tenant, shards.ShardOf(tenant, draft.Id), cancellationToken);
                return (ProfileOutcome.Unchanged, before);
            }

            var (written, state) = await TryWriteAsync(tenant, before, profile, cancellationToken);
            if (written is { } outcome)
            {
                return (outcome, state);
            }
        }

        throw new StorageUnavailableException($"Customer {draft.Id} changed {Tries} times while it was written.");
    }

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
            Version = (before?.Version ?? 0) + 1,
        };
    }

    /// <summary>One try; a null outcome means that the row changed in between.</summary>
    private async Task<(ProfileOutcome? Outcome, CustomerState? State)> TryWriteAsync(
        TenantId tenant, CustomerState? before, CustomerProfile profile, CancellationToken cancellationToken)
    {
        var oldName = NameHeldBy(before?.Profile);
        var newName = NameHeldBy(profile);
        var nameChanges = newName is not null && (oldName is null || CompanyNames.Fold(oldName) != CompanyNames.Fold(newName));
        if (nameChanges && !await names.ReserveAsync(tenant, newName!, profile.Id, cancellationToken))
        {
            return (ProfileOutcome.NameTaken, before);
        }

        var partition = shards.PartitionOf(tenant, profile.Id);
        var state = before is null ? scorer.Begin(profile, time.GetUtcNow()) : before with { Profile = profile };
        var row = CustomerRow.Write(state, partition);
        var outcome = await tables.TransactAsync(
            TableNames.Customers,
            [before is null ? RowOperation.Add(row) : RowOperation.ReplaceIfUnchanged(row, before.ETag!)],
            cancellationToken);
        if (!outcome.Committed)
        {
            // The new name stays reserved: another process may just have written this customer under it. If nobody did, the next try
            // does, or the reservation is taken over as an orphan.
            return (null, null);
        }

        if (oldName is not null && (nameChanges || newName is null))
        {
            await names.ReleaseAsync(tenant, oldName, profile.Id, cancellationToken);
        }

        state = state with { ETag = outcome.ETags[0] };
        cache.Keep(tenant, state);
        directory.Remember(tenant, profile.Id);
        await rollups.RequestAsync(tenant, shards.ShardOf(tenant, profile.Id), cancellationToken);
        return (before is null ? ProfileOutcome.Created : ProfileOutcome.Updated, state);
    }

    private static string? NameHeldBy(CustomerProfile? profile) =>
        profile is { Kind: CustomerKind.Organisation } ? profile.Name : null;
}
