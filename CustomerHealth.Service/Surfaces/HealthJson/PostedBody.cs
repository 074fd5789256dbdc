using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.ApiDocuments;

namespace CustomerHealth.Service.Surfaces.HealthJson;

/// <summary>A body as the document shows it; <see cref="PostedEvents"/> takes other spellings too.</summary>
/// <param name="Event">What the customer did.</param>
/// <param name="Ticket">Fields as in the vocabulary's <c>ticket</c>; <c>id</c> for <c>ticket_id</c>.</param>
/// <param name="Invoice">Fields as in the vocabulary's <c>invoice</c>; <c>id</c> for <c>invoice_id</c>.</param>
[Sent]
internal sealed record PostedBody(
    PostedActivity? Event,
    IReadOnlyDictionary<string, JsonElement>? Ticket,
    IReadOnlyDictionary<string, JsonElement>? Invoice);

/// <param name="EventData">Such as <c>feature_name</c>, <c>usage_count</c>, <c>calls_count</c>.</param>
[Sent]
internal sealed record PostedActivity(
    [property: JsonPropertyName("event_type")][OneOf("login", "feature_use", "api_call")] string EventType,
    [property: JsonPropertyName("event_data")] IReadOnlyDictionary<string, JsonElement>? EventData);
