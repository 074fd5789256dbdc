using CustomerHealth.Service.Caching;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// Which events anybody wants to be told of, so that a change that nobody waits for writes nothing more. Remembered for half a minute: a new
/// subscription counts at once in the process that was asked, and within it everywhere.
/// </summary>
public sealed class WantedEvents(ITableStore tables, TimeProvider time) : IDisposable
{
    private static readonly string[] Wishes = ["Active", "Events"];

    private readonly ShortMemory<TenantId, IReadOnlySet<string>> known = new(TimeSpan.FromSeconds(30), time);

    /// <summary>Types; empty where nobody wants any. One request, none while it is remembered.</summary>
    public async Task<IReadOnlySet<string>> OfAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await known.GetAsync(tenant, () => ReadAsync(tenant, cancellationToken)))!;

    public void Forget(TenantId tenant) => known.Forget(tenant);

    public void Dispose() => known.Dispose();

    private async Task<IReadOnlySet<string>?> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var subscriptions = await tables
            .ReadAllAsync(new TableQuery(TableNames.WebhookSubscriptions, tenant.Value, Select: Wishes), cancellationToken)
            .Select(SubscriptionRow.Read)
            .ToListAsync(cancellationToken);
        return WebhookEventTypes.All.Where(type => subscriptions.Any(subscription => subscription.Wants(type))).ToHashSet(StringComparer.Ordinal);
    }
}
