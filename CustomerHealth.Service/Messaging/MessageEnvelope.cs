using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Messaging;

/// <summary>What travels in a queue: who, what, which version, since when, and the body.</summary>
/// <param name="Trace">W3C traceparent of the sender, so that one trace leads from the request to the row.</param>
public sealed record MessageEnvelope(
    [property: JsonRequired] string Schema,
    [property: JsonRequired] int Version,
    [property: JsonRequired] string Tenant,
    DateTimeOffset Sent,
    string? Trace,
    [property: JsonRequired] JsonElement Body);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MessageEnvelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
