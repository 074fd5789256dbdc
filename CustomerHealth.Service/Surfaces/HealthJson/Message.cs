using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Surfaces.HealthJson;

/// <summary>The surface's answers that are one sentence, in its documented words.</summary>
internal sealed record Message([property: JsonPropertyName("message")] string Text)
{
    public static readonly Message NoCustomers = new("No customers found");
    public static readonly Message NoCustomer = new("Customer not found");
    public static readonly Message Recorded = new("Event recorded");
}
