using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>A message as it is sent: <c>{type, timestamp, data}</c>, the same to every receiver and on every try.</summary>
/// <param name="Id">A <see cref="MessageId"/>.</param>
/// <param name="At">When what it tells of happened.</param>
/// <param name="Body">JSON in ASCII.</param>
public sealed record WebhookMessage(string Id, string Type, DateTimeOffset At, string Body)
{
    internal static WebhookMessage Of(Notice notice)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", notice.Type);
            writer.WriteString("timestamp", RecordData.Of(notice.At));
            writer.WritePropertyName("data");
            notice.Data.WriteTo(writer);
            writer.WriteEndObject();
        }

        return new WebhookMessage(notice.Id, notice.Type, notice.At, Encoding.ASCII.GetString(buffer.ToArray()));
    }

    /// <summary>One that tells of nothing, to see whether a receiver works.</summary>
    internal static WebhookMessage Test(DateTimeOffset now, string subscription) =>
        Of(new Notice(MessageId.New(now), WebhookEventTypes.Test, now, new JsonObject { ["subscription"] = subscription }));
}
