using CustomerHealth.Service.Events;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// Writes down in the transaction of a change what somebody wants to be told of it. Who that is, is found out when it is taken out:
/// <see cref="NoticeDelivery"/>. Where nobody wants anything, nothing is written, and nothing is asked for but
/// <see cref="WantedEvents"/>, and that only after something that could be told.
/// </summary>
public sealed class WebhookNotices(WantedEvents wanted)
{
    internal async Task AddToAsync(TenantId tenant, ApplyPlan plan, CancellationToken cancellationToken)
    {
        foreach (var change in plan.Changes)
        {
            foreach (var row in await RowsAsync(tenant, plan.Partition, CustomerHappenings.Of(tenant, change), cancellationToken))
            {
                plan.AddExtra(change.After.Profile.Id, row);
            }
        }
    }

    /// <summary>Operations that are never refused.</summary>
    /// <param name="happenings">Of one customer, in order.</param>
    internal async Task<IReadOnlyList<RowOperation>> RowsAsync(
        TenantId tenant, string partition, IEnumerable<Happening> happenings, CancellationToken cancellationToken)
    {
        IReadOnlySet<string>? types = null;
        var notices = new List<Notice>();
        foreach (var happening in happenings)
        {
            types ??= await wanted.OfAsync(tenant, cancellationToken);
            if (types.Contains(happening.Type))
            {
                notices.Add(happening.Noticed(tenant));
            }
        }

        return [.. NoticeItems.Of(notices).Select(item => OutboxQueue.AddOrReplace(partition, item))];
    }

    /// <summary>Whether anybody wants to be told of anything.</summary>
    internal async Task<bool> AreWantedAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await wanted.OfAsync(tenant, cancellationToken)).Count > 0;
}
