using System.Text.Json.Serialization;
using CustomerHealth.Service.Messaging;

namespace CustomerHealth.Service.Outbox;

/// <summary>Take one item out.</summary>
/// <param name="IsReminder">
/// Somebody else was asked before and may still do it. Of an item that waits or is held, a reminder is dropped instead of coming back: else
/// those of every sweep would go on beside each other for as long as an item cannot leave.
/// </param>
public sealed record DeliverOutboxItem(OutboxAddress Address, bool IsReminder = false) : IMessage<DeliverOutboxItem>
{
    public static MessageType<DeliverOutboxItem> Type { get; } =
        new("outbox.deliver", 1, QueueNames.Outbox, OutboxJson.Default.DeliverOutboxItem);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DeliverOutboxItem))]
internal sealed partial class OutboxJson : JsonSerializerContext;
