using System.Text.Json.Serialization;
using CustomerHealth.Service.Messaging;

namespace CustomerHealth.Service.Outbox;

/// <summary>Take one item out.</summary>
public sealed record DeliverOutboxItem(OutboxAddress Address) : IMessage<DeliverOutboxItem>
{
    public static MessageType<DeliverOutboxItem> Type { get; } =
        new("outbox.deliver", 1, QueueNames.Outbox, OutboxJson.Default.DeliverOutboxItem);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DeliverOutboxItem))]
internal sealed partial class OutboxJson : JsonSerializerContext;
