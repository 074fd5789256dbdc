using CustomerHealth.Service.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Outbox;

internal static class OutboxRegistration
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) =>
        services.AddSingleton<OutboxQueue>().AddMessageHandler<DeliverOutboxItem, OutboxDeliveryHandler>();
}
