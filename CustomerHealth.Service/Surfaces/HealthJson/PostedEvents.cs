using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.HealthJson;

/// <summary>
/// Translates a posted body into events: any of <c>event</c>, <c>ticket</c> and <c>invoice</c>, at the top level as documented or
/// inside <c>options</c> as the reference's own client sends them.
/// </summary>
internal static class PostedEvents
{
    public const string Source = "health-json";

    public const string NothingGiven = "No data provided. Include at least one of: event, ticket, or invoice.";

    private static readonly Dictionary<string, string> EventTypes = new(StringComparer.Ordinal)
    {
        ["login"] = "login",
        ["feature_use"] = "feature_used",
        ["api_call"] = "api_called",
    };

    /// <summary>This surface's name of a type of the vocabulary.</summary>
    public static string NameOf(string type) => EventTypes.FirstOrDefault(pair => pair.Value == type).Key ?? type;

    /// <summary>The events, or a sentence that says why there are none.</summary>
    /// <param name="idempotencyKey">Makes the ids, so that a repeated post is a duplicate; empty: the server makes new ones.</param>
    public static (IReadOnlyList<EventSubmission> Events, string? Problem) Read(
        JsonElement body, string customerId, string idempotencyKey)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return ([], "The body must be a JSON object.");
        }

        var events = new List<EventSubmission>();
        foreach (var part in new[] { "event", "ticket", "invoice" })
        {
            if (!Find(body, part, out var given))
            {
                continue;
            }

            if (given.ValueKind != JsonValueKind.Object)
            {
                return ([], $"The field '{part}' must be an object.");
            }

            var (type, data, problem) = NotText(given) is { } malformed ? (string.Empty, [], malformed) : part switch
            {
                "event" => ReadEvent(given),
                "ticket" => ("ticket", Renamed(given, ("id", "ticket_id"), ("ticketId", "ticket_id")), null),
                _ => ReadInvoice(given),
            };
            if (problem is not null)
            {
                return ([], problem);
            }

            var id = idempotencyKey.Length == 0 ? null : $"{idempotencyKey}:{part}";
            var bytes = Encoding.UTF8.GetByteCount(given.GetRawText());
            events.Add(new EventSubmission(customerId, Source, id, type, null, JsonSerializer.SerializeToElement(data), bytes));
        }

        return events.Count == 0 ? ([], NothingGiven) : (events, null);
    }

    private static (string Type, JsonObject Data, string? Problem) ReadEvent(JsonElement given)
    {
        var name = TextOf(given, "eventType") ?? TextOf(given, "event_type");
        if (name is null || !EventTypes.TryGetValue(name, out var type))
        {
            return (string.Empty, [], $"Unknown event type. Known are {string.Join(", ", EventTypes.Keys)}.");
        }

        var hasData = given.TryGetProperty("event_data", out var sent) || given.TryGetProperty("eventData", out sent);
        if (hasData && sent.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
        {
            return (type, [], "The field 'event_data' must be an object.");
        }

        var data = hasData && sent.ValueKind == JsonValueKind.Object
            ? Renamed(sent, ("feature_name", "feature"), ("featureName", "feature"), ("usage_count", "count"), ("calls_count", "count"))
            : [];
        if (type == "feature_used")
        {
            // The reference counts uses and asks for no name; one name for all of them keeps the count and claims no variety.
            data["feature"] ??= "unnamed";
        }

        return (type, data, null);
    }

    private static (string Type, JsonObject Data, string? Problem) ReadInvoice(JsonElement given)
    {
        if (given.TryGetProperty("status", out var status) && status.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return (string.Empty, [], "The field 'status' must be text.");
        }

        var data = Renamed(given, ("id", "invoice_id"), ("invoiceId", "invoice_id"), ("dueDate", "due_date"), ("paidDate", "paid_date"));

        // "paid" without a date was paid when it happened; other words say nothing that the dates do not.
        if (data["paid_date"] is null && string.Equals(TextOf(given, "status"), "paid", StringComparison.OrdinalIgnoreCase))
        {
            data["paid"] = true;
        }

        return ("invoice", data, null);
    }

    /// <summary>Why a part cannot be copied; a copy must read every text in it.</summary>
    private static string? NotText(JsonElement given)
    {
        try
        {
            JsonText.Canonical(given);
            return null;
        }
        catch (EventProblemException exception)
        {
            return exception.Problem.Detail;
        }
    }

    private static bool Find(JsonElement body, string name, out JsonElement given) =>
        (body.TryGetProperty(name, out given) && given.ValueKind != JsonValueKind.Null)
        || (body.TryGetProperty("options", out var options)
            && options.ValueKind == JsonValueKind.Object
            && options.TryGetProperty(name, out given)
            && given.ValueKind != JsonValueKind.Null);

    private static string? TextOf(JsonElement given, string name) =>
        given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;

    /// <summary>A copy with the vocabulary's names for this surface's; a name of the vocabulary that is there already wins.</summary>
    private static JsonObject Renamed(JsonElement given, params ReadOnlySpan<(string From, string To)> names)
    {
        var data = JsonObject.Create(given.Clone()) ?? [];
        foreach (var (from, to) in names)
        {
            if (data.Remove(from, out var value))
            {
                data.TryAdd(to, value);
            }
        }

        return data;
    }
}
