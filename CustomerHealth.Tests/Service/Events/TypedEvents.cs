using System.Globalization;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Tests.Service.Events;

/// <summary>The tests' own reading of stored events, so that a fold can be checked against something that is not the product.</summary>
internal static class TypedEvents
{
    public static CustomerEvent Of(AcceptedEvent stored)
    {
        var (source, id, at, data) = (stored.Source, stored.Id, stored.Occurred, stored.Data);
        return stored.Type switch
        {
            "login" => new LoginEvent(source, id, at, data.GetProperty("count").GetInt64()),
            "feature_used" => new FeatureUsedEvent(source, id, at, data.GetProperty("feature").GetString()!),
            "api_called" => new ApiCalledEvent(source, id, at, data.GetProperty("count").GetInt64()),
            "ticket" => new TicketEvent(source, id, at, data.GetProperty("ticket_id").GetString(), TicketStatus.Closed),
            "invoice" => new InvoiceEvent(
                source, id, at,
                data.GetProperty("amount").GetDecimal(),
                DateOnly.Parse(data.GetProperty("due_date").GetString()!, CultureInfo.InvariantCulture),
                InvoiceId: data.GetProperty("invoice_id").GetString()),
            _ => throw new ArgumentOutOfRangeException(nameof(stored), stored.Type, "The workload has no such event."),
        };
    }
}
