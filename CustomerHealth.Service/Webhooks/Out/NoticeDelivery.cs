using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// Makes of what happened one delivery for each subscription that wants it. A second time finds the deliveries of the first one, and only
/// reminds of those that have not left.
/// </summary>
public sealed class NoticeDelivery(Subscriptions subscriptions, DeliveryLog deliveries) : IOutboxDelivery
{
    private const int MostTries = 10;

    /// <summary>Subscriptions that are served at once: all of them have to be within a try.</summary>
    private const int Parallelism = 8;

    /// <summary>By how much the telling of a conversion comes after that of the customer it made.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(2);

    public string Kind => NoticeItems.Kind;

    public async Task<OutboxOutcome> DeliverAsync(TenantId tenant, OutboxAddress address, OutboxItem item, CancellationToken cancellationToken)
    {
        var notices = NoticeItems.Read(item);

        // Read now, not remembered: who subscribed since another process looked is told.
        await Parallel.ForEachAsync(
            await subscriptions.ListAsync(tenant, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (subscription, token) =>
            {
                foreach (var notice in notices.Where(notice => subscription.Wants(notice.Type)))
                {
                    var delay = notice.Type == WebhookEventTypes.CustomerConverted ? Behind : TimeSpan.Zero;
                    await deliveries.AddAsync(tenant, subscription.Id, WebhookMessage.Of(notice), delay, token);
                }
            });
        return OutboxOutcome.Done();
    }

    /// <summary>Nothing of it goes out of the house: it fails only by a fault of ours.</summary>
    public TimeSpan? PauseAfter(int tries) => tries < MostTries ? TimeSpan.FromSeconds(10 * Math.Pow(3, tries)) : null;

    public IReadOnlyList<RowOperation> RecordGivingUp(OutboxAddress address, OutboxItem item, string trouble) => [];
}
