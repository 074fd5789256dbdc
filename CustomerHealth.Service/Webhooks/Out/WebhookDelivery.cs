using System.Text;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// Sends one message to one receiver: again by <see cref="DeliverySchedule"/> until it is taken, the schedule is over, or the receiver is gone.
/// A test is sent once.
/// </summary>
public sealed class WebhookDelivery(
    Subscriptions subscriptions,
    SubscriptionHealth health,
    DeliveryLog deliveries,
    WebhookSecrets secrets,
    WebhookClient client,
    DeliverySchedule schedule) : IOutboxDelivery
{
    public const string KindName = "webhook";

    public string Kind => KindName;

    public async Task<OutboxOutcome> DeliverAsync(TenantId tenant, OutboxAddress address, OutboxItem item, CancellationToken cancellationToken)
    {
        if (await subscriptions.FindAsync(tenant, DeliveryRow.SubscriptionOf(address.Partition), cancellationToken) is not { } subscription
            || await deliveries.FindRowAsync(address.Partition, item.Id, cancellationToken) is not { } row)
        {
            return OutboxOutcome.Done(); // Removed.
        }

        var delivery = DeliveryRow.Read(row);
        var isTest = delivery.Type == WebhookEventTypes.Test;
        if (!subscription.IsActive && !isTest)
        {
            return OutboxOutcome.Done(
                DeliveryRow.Ended(address.Partition, item.Id, DeliveryState.Cancelled, "The subscription was not active when this was to be sent."));
        }

        var answer = await client.PostAsync(
            new Uri(subscription.Url), delivery.Id, secrets.InForce(subscription.Secret), Encoding.UTF8.GetBytes(delivery.Body ?? string.Empty), cancellationToken);
        if (answer.Trouble is null)
        {
            await health.TookAsync(tenant, subscription, cancellationToken);
            return Settled(DeliveryState.Delivered);
        }

        var pause = isTest || answer.IsGone ? null : schedule.PauseAfter(item.Tries, answer);
        if (pause is { } wait)
        {
            var next = answer.At + answer.Took + wait;
            return OutboxOutcome.LaterAt(
                next, answer.Trouble, DeliveryRow.Settle(address.Partition, delivery.With(answer.Attempt, DeliveryState.Pending, next, answer.Text)));
        }

        await (answer.IsGone ? health.GoneAsync(tenant, subscription.Id, cancellationToken)
            : isTest ? Task.CompletedTask
            : health.GaveUpAsync(tenant, subscription.Id, delivery.Id, cancellationToken));
        return Settled(DeliveryState.Failed);

        OutboxOutcome Settled(DeliveryState state) =>
            OutboxOutcome.Done(DeliveryRow.Settle(address.Partition, delivery.With(answer.Attempt, state, null, answer.Text)));
    }

    public TimeSpan? PauseAfter(int tries) => schedule.PauseAfter(tries);

    /// <summary>Only after faults of ours: what a receiver refuses is settled with its last try.</summary>
    public IReadOnlyList<RowOperation> RecordGivingUp(OutboxAddress address, OutboxItem item, string trouble) =>
        [DeliveryRow.Ended(address.Partition, item.Id, DeliveryState.Failed, trouble)];
}
