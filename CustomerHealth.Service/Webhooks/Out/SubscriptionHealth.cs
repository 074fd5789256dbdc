using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// When a subscription is disabled by itself: at once when its receiver answers 410 (Gone), and when <see cref="MostGivenUp"/> messages were
/// given up since one was last taken. A person activates it again. Reported twice, a message counts once.
/// </summary>
public sealed partial class SubscriptionHealth(Subscriptions subscriptions, TimeProvider time, ILogger<SubscriptionHealth> logger)
{
    public const int MostGivenUp = 5;

    public async Task GaveUpAsync(TenantId tenant, string id, string message, CancellationToken cancellationToken)
    {
        var (_, subscription) = await subscriptions.ChangeAsync(tenant, id, Counted, etag: null, cancellationToken);
        Report(subscription);

        Subscription? Counted(Subscription present)
        {
            if (present.GivenUp.Contains(message))
            {
                return null;
            }

            string[] givenUp = [.. present.GivenUp.Append(message).TakeLast(MostGivenUp)];
            var counted = present with { GivenUp = givenUp };
            return present.IsActive && givenUp.Length == MostGivenUp
                ? Disabled(counted, $"{MostGivenUp} messages were given up since the receiver took one, each after {DeliverySchedule.MostTries} tries.")
                : counted;
        }
    }

    public async Task GoneAsync(TenantId tenant, string id, CancellationToken cancellationToken)
    {
        var (_, subscription) = await subscriptions.ChangeAsync(
            tenant,
            id,
            present => present.IsActive ? Disabled(present, "The receiver answered 410: it is gone.") : null,
            etag: null,
            cancellationToken);
        Report(subscription);
    }

    /// <summary>The receiver takes messages again.</summary>
    public async Task TookAsync(TenantId tenant, Subscription subscription, CancellationToken cancellationToken)
    {
        if (subscription.GivenUp.Count > 0)
        {
            await subscriptions.ChangeAsync(
                tenant, subscription.Id, present => present.GivenUp.Count > 0 ? present with { GivenUp = [] } : null, etag: null, cancellationToken);
        }
    }

    private Subscription Disabled(Subscription present, string why) =>
        present with { IsActive = false, Disabled = new Disabling(time.GetUtcNow(), why) };

    private void Report(Subscription? subscription)
    {
        if (subscription is { IsActive: false, Disabled: { } disabling })
        {
            LogDisabled(subscription.Id, disabling.Why);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook subscription {Id} is disabled. {Why}")]
    private partial void LogDisabled(string id, string why);
}
