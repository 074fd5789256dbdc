using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Tests.Surfaces.HealthHtml;

/// <summary>What a customer's events are once they are stored, past what a page says of them.</summary>
internal static class StoredEvents
{
    public static async Task<IReadOnlyList<string>> StoredAsync(this TestProduct product, string id)
    {
        var services = product.App.Services;
        var state = await services.GetRequiredService<CustomerReader>().FindAsync(TenantId.Main, id, CancellationToken.None);
        var events = await services.GetRequiredService<EventLog>().NewestAsync(TenantId.Main, state!, 20, CancellationToken.None);
        return [.. events.Select(EventLine.Of).Select(line => $"{line.Title}: {line.Detail}".Replace("\u2068", "").Replace("\u2069", ""))];
    }
}
