using System.Text.Json;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// Reads CloudEvents 1.0 in the JSON format (cloudevents/formats/json-format.md): <c>type</c> is a name of the vocabulary,
/// <c>subject</c> the customer, <c>time</c> when it happened. The extension <c>backfill</c> (true) marks imported history.
/// </summary>
internal static class CloudEvents
{
    private const string Version = "1.0";

    /// <summary>One event; what is wrong with it stands in it.</summary>
    public static EventSubmission Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return EventSubmission.Unreadable(null, new EventProblem("invalid-event", null, "An event is a JSON object."));
        }

        string? id = null;
        try
        {
            id = Required(item, "id");
            if (Required(item, "specversion") != Version)
            {
                throw Wrong("specversion", $"must be \"{Version}\"");
            }

            CheckContent(item);
            var time = Optional(item, "time");
            var occurred = default(DateTimeOffset?);
            if (time is not null)
            {
                occurred = TimeText.TryRead(time, out var parsed) ? parsed : throw Wrong("time", "must be a time in ISO 8601");
            }

            return new EventSubmission(
                Required(item, "subject"),
                Required(item, "source"),
                id,
                Required(item, "type"),
                occurred,
                item.TryGetProperty("data", out var data) ? data : default,
                System.Text.Encoding.UTF8.GetByteCount(item.GetRawText()),
                item.TryGetProperty("backfill", out var backfill) && backfill.ValueKind == JsonValueKind.True);
        }
        catch (EventProblemException exception)
        {
            return EventSubmission.Unreadable(id, exception.Problem);
        }
    }

    private static void CheckContent(JsonElement item)
    {
        if (item.TryGetProperty("data_base64", out _))
        {
            throw Wrong("data_base64", "is not accepted: data is a JSON object in 'data'");
        }

        var type = Optional(item, "datacontenttype");
        if (type is not null && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong("datacontenttype", "must be a JSON media type");
        }
    }

    private static string Required(JsonElement item, string name) =>
        Optional(item, name) ?? throw new EventProblemException(
            new EventProblem("missing-field", name, $"The attribute '{name}' is missing."));

    private static string? Optional(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;
        return text is { Length: > 0 } ? text : throw Wrong(name, "must be text, and not empty");
    }

    private static EventProblemException Wrong(string name, string rule) =>
        new(new EventProblem("invalid-field", name, $"The attribute '{name}' {rule}."));
}
