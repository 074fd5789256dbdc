using System.Text.Json.Serialization;
using CustomerHealth.Service.Messaging;

namespace CustomerHealth.Service.Events;

/// <summary>Apply these events, all of customers of one shard.</summary>
/// <param name="Blob">Name of the blob, this message's own, that holds the events instead when they are too large for a message.</param>
public sealed record ApplyEvents(int Shard, [property: JsonRequired] IReadOnlyList<AcceptedEvent> Events, string? Blob = null)
    : IMessage<ApplyEvents>
{
    public static MessageType<ApplyEvents> Type { get; } =
        new("events.apply", 1, QueueNames.Events, EventsJson.Default.ApplyEvents);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ApplyEvents))]
[JsonSerializable(typeof(AcceptedEvent))]
[JsonSerializable(typeof(IReadOnlyList<AcceptedEvent>))]
internal sealed partial class EventsJson : JsonSerializerContext;
