using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Surfaces.Platform;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>
/// Reads what a webhook brings: a CloudEvent (recognised by <c>specversion</c>), or the same in fewer words,
/// <c>{type, customer, time?, id?, data?}</c>. Without an id the event's id is the webhook's and its place, so that a second delivery is
/// the same event.
/// </summary>
internal static class WebhookEvents
{
    public static EventSubmission Read(JsonElement item, string source, string webhookId, int index)
    {
        if (item.ValueKind != JsonValueKind.Object || item.TryGetProperty("specversion", out _))
        {
            // The signature says who sends; what the event says of its source is only true within that, else one sender could take the
            // ids of another's events before they come.
            var read = CloudEvents.Read(item);
            return read with { Source = $"webhook:{source}:{read.Source}" };
        }

        string? id = null;
        try
        {
            id = Text(item, "id") ?? string.Create(CultureInfo.InvariantCulture, $"{webhookId}.{index}");
            foreach (var property in item.EnumerateObject().Where(property => !WebhookEvent.Fields.Contains(property.Name)))
            {
                throw Wrong(property.Name, "is not known here; an event has type, customer, time, id and data");
            }

            var occurred = default(DateTimeOffset?);
            if (Text(item, "time") is { } time)
            {
                occurred = TimeText.TryRead(time, out var parsed) ? parsed : throw Wrong("time", "must be a time in ISO 8601");
            }

            return new EventSubmission(
                Text(item, "customer") ?? throw Missing("customer"),
                $"webhook:{source}",
                id,
                Text(item, "type") ?? throw Missing("type"),
                occurred,
                item.TryGetProperty("data", out var data) ? data : default,
                Encoding.UTF8.GetByteCount(item.GetRawText()));
        }
        catch (EventProblemException exception)
        {
            return EventSubmission.Unreadable(id, exception.Problem);
        }
    }

    private static string? Text(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;
        return text is { Length: > 0 } ? text : throw Wrong(name, "must be text, and not empty");
    }

    private static EventProblemException Missing(string name) =>
        new(new EventProblem("missing-field", name, $"The field '{name}' is missing."));

    private static EventProblemException Wrong(string name, string rule) =>
        new(new EventProblem("invalid-field", name, $"The field '{name}' {rule}."));
}
