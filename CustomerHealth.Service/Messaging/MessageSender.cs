using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Messaging;

/// <summary>Puts messages into their queue. A call that returned means the message is durable.</summary>
public sealed class MessageSender(IQueueStore queues, TimeProvider time)
{
    /// <summary>Bytes the envelope takes around a body, generously.</summary>
    public const int EnvelopeBytes = 512;

    public Task SendAsync<T>(TenantId tenant, T message, CancellationToken cancellationToken)
        where T : IMessage<T> =>
        SendAsync(tenant, message, TimeSpan.Zero, cancellationToken);

    /// <param name="delay">How long the message stays invisible, 0 to 7 days.</param>
    public Task SendAsync<T>(TenantId tenant, T message, TimeSpan delay, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        var type = T.Type;
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", type.Schema);
            writer.WriteNumber("version", type.Version);
            writer.WriteString("tenant", tenant.Value);
            writer.WriteString("sent", time.GetUtcNow());
            if (Activity.Current?.Id is { } trace)
            {
                writer.WriteString("trace", trace);
            }

            writer.WritePropertyName("body");
            JsonSerializer.Serialize(writer, message, type.Json);
            writer.WriteEndObject();
        }

        return queues.SendAsync(type.Queue, buffer.WrittenMemory, delay, cancellationToken);
    }
}
