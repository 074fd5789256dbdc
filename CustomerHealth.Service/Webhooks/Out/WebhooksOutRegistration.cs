using CustomerHealth.Service.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CustomerHealth.Service.Webhooks.Out;

internal static class WebhooksOutRegistration
{
    public static IServiceCollection AddWebhooksOut(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new DeliverySchedule(Random.Shared));
        services.TryAddSingleton<GuardedConnections>();
        services.TryAddSingleton(provider => new WebhookClient(
            provider.GetRequiredService<GuardedConnections>().Handler(), provider.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton<WebhookTargets>()
            .AddSingleton<WantedEvents>()
            .AddSingleton<WebhookNotices>()
            .AddSingleton<Subscriptions>()
            .AddSingleton<SubscriptionHealth>()
            .AddSingleton<DeliveryLog>()
            .AddSingleton<IOutboxPlaces, SubscriptionPlaces>()
            .AddSingleton<IOutboxDelivery, NoticeDelivery>()
            .AddSingleton<IOutboxDelivery, WebhookDelivery>();
    }
}
