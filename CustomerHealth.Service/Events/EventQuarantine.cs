using System.Text.Json;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>Keeps accepted events that could not be applied, whole, so that they can be looked at and sent again.</summary>
public sealed class EventQuarantine(DeadLetters deadLetters)
{
    public Task AddAsync(
        TenantId tenant, AcceptedEvent accepted, string reason, string detail, CancellationToken cancellationToken) =>
        deadLetters.AddEventAsync(
            tenant,
            CustomerId.IsValid(accepted.CustomerId) ? accepted.CustomerId : "invalid",
            accepted.Key,
            accepted.Hash,
            JsonSerializer.SerializeToUtf8Bytes(accepted, EventsJson.Default.AcceptedEvent),
            reason,
            detail,
            cancellationToken);
}
