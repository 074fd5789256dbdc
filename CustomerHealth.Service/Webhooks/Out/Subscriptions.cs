using CustomerHealth.Service.Events;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>What a change of a subscription came to.</summary>
public enum SubscriptionOutcome
{
    Done,

    /// <summary>There is no such subscription.</summary>
    Unknown,

    /// <summary>It is not in the version that was asked for.</summary>
    Changed,
}

/// <summary>Who is told of changes: table <c>WebhookSubscriptions</c>, one partition a tenant, one row a subscription.</summary>
public sealed class Subscriptions(
    ITableStore tables, WebhookSecrets secrets, WantedEvents wanted, DeliveryLog deliveries, ConflictPause pause, TimeProvider time)
{
    /// <summary>Every change is sent to each of them, and all are read to find out which.</summary>
    public const int Most = 50;

    private const int Tries = 8;

    /// <summary>All of them, the oldest first.</summary>
    public Task<IReadOnlyList<Subscription>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ReadAllAsync(tables, tenant, cancellationToken);

    public async Task<Subscription?> FindAsync(TenantId tenant, string id, CancellationToken cancellationToken) =>
        Guid.TryParseExact(id, "D", out var known)
        && await tables.GetAsync(TableNames.WebhookSubscriptions, tenant.Value, known.ToString("D"), null, cancellationToken) is { } row
            ? SubscriptionRow.Read(row)
            : null;

    /// <summary>The subscription and its secret, which cannot be had again; null where there are too many already.</summary>
    /// <param name="draft">One that was not refused, with an address and events.</param>
    public async Task<(Subscription Subscription, string Secret)?> AddAsync(
        TenantId tenant, SubscriptionDraft draft, string createdBy, CancellationToken cancellationToken)
    {
        if ((await ListAsync(tenant, cancellationToken)).Count >= Most)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var (secret, kept) = secrets.New();
        var added = draft.ApplyTo(new Subscription(Guid.CreateVersion7(now).ToString("D"), string.Empty, [], null, kept, createdBy, now, now), now);
        var outcome = await tables.TransactAsync(
            TableNames.WebhookSubscriptions, [RowOperation.Add(SubscriptionRow.Write(tenant, added))], cancellationToken);
        wanted.Forget(tenant);
        return (added with { ETag = outcome.Committed ? outcome.ETags[0] : null }, secret);
    }

    /// <param name="change">Asked again when somebody else changed it in between; null where there is nothing to change.</param>
    /// <param name="etag">The only version that is changed; null: any.</param>
    public async Task<(SubscriptionOutcome Outcome, Subscription? Subscription)> ChangeAsync(
        TenantId tenant, string id, Func<Subscription, Subscription?> change, string? etag, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await FindAsync(tenant, id, cancellationToken) is not { } present)
            {
                return (SubscriptionOutcome.Unknown, null);
            }

            if (etag is not null && etag != present.ETag)
            {
                return (SubscriptionOutcome.Changed, present);
            }

            if (change(present) is not { } changed)
            {
                return (SubscriptionOutcome.Done, present);
            }

            var outcome = await tables.TransactAsync(
                TableNames.WebhookSubscriptions,
                [RowOperation.ReplaceIfUnchanged(SubscriptionRow.Write(tenant, changed), present.ETag!)],
                cancellationToken);
            wanted.Forget(tenant);
            if (outcome.Committed)
            {
                return (SubscriptionOutcome.Done, changed with { ETag = outcome.ETags[0] });
            }

            await pause.WaitAsync(attempt, cancellationToken);
        }

        throw new StorageUnavailableException($"Subscription {id} changed {Tries} times while it was written.");
    }

    /// <summary>A new secret; for a day messages are signed with the present one as well.</summary>
    public async Task<Rotation<Subscription>> RotateAsync(TenantId tenant, string id, CancellationToken cancellationToken)
    {
        string? text = null;
        var (outcome, rotated) = await ChangeAsync(tenant, id, Rotated, etag: null, cancellationToken);
        return outcome == SubscriptionOutcome.Unknown ? new Rotation<Subscription>(RotationOutcome.Unknown)
            : text is null ? new Rotation<Subscription>(RotationOutcome.StillOverlapping)
            : new Rotation<Subscription>(RotationOutcome.Rotated, rotated, text);

        Subscription? Rotated(Subscription present)
        {
            text = null;
            if (secrets.Rotate(present.Secret) is not { } turned)
            {
                return null;
            }

            text = turned.Text;
            return present with { Secret = turned.Kept, Updated = time.GetUtcNow() };
        }
    }

    /// <summary>False when there is no such subscription. What it was sent, and what was still to be sent, goes with it.</summary>
    public async Task<bool> DeleteAsync(TenantId tenant, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenant, id, cancellationToken) is not { } known)
        {
            return false;
        }

        // The subscription first: what is fanned out meanwhile, or in between, finds no receiver and is dropped.
        var deleted = await tables.TransactAsync(
            TableNames.WebhookSubscriptions, [RowOperation.Delete(tenant.Value, known.Id)], cancellationToken);
        wanted.Forget(tenant);
        await deliveries.RemoveAllAsync(tenant, known.Id, cancellationToken);
        return deleted.Committed;
    }

    internal static async Task<IReadOnlyList<Subscription>> ReadAllAsync(ITableStore tables, TenantId tenant, CancellationToken cancellationToken) =>
        await tables
            .ReadAllAsync(new TableQuery(TableNames.WebhookSubscriptions, tenant.Value), cancellationToken)
            .Select(SubscriptionRow.Read)
            .ToListAsync(cancellationToken);
}

/// <summary>The partitions of their deliveries.</summary>
public sealed class SubscriptionPlaces(ITableStore tables) : IOutboxPlaces
{
    public async IAsyncEnumerable<(string Table, string Partition)> FindAsync(
        TenantId tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var subscription in await Subscriptions.ReadAllAsync(tables, tenant, cancellationToken))
        {
            yield return (TableNames.WebhookDeliveries, DeliveryRow.PartitionOf(tenant, subscription.Id));
        }
    }
}
