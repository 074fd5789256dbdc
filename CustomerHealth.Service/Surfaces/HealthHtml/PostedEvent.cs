using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Events;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>A posted body as this surface understands it: an event, or the sentence of the result page that says why it is none.</summary>
/// <param name="Malformed">What is wrong with the body's shape; no result page then.</param>
internal sealed record PostedEvent(EventSubmission? Submission, string? Refusal, int Status, string? Malformed)
{
    public const string Source = "health-html";

    /// <summary>Per type of the document: the vocabulary's name, the fields it needs in the document's order, and other names of fields.</summary>
    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["login"] = new("login", [], []),
        ["feature"] = new("feature_used", ["feature_name"], [("feature_name", "feature"), ("usage_count", "count")]),
        ["ticket"] = new("ticket", [], []),
        ["invoice"] = new("invoice", ["amount", "due_date"], []),
        ["api"] = new("api_called", [], [("calls_count", "count")]),
    };

    /// <summary>This surface's name of a type of the vocabulary.</summary>
    public static string NameOf(string type) => Kinds.FirstOrDefault(kind => kind.Value.Type == type).Key ?? type;

    /// <param name="idempotencyKey">Becomes the event's id, so that a repeated post is a duplicate; empty: the server makes a new one.</param>
    public static PostedEvent Read(JsonElement body, string customerId, string idempotencyKey)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Bad("The body must be a JSON object.");
        }

        var name = TypeOf(body);
        if (!Kinds.TryGetValue(name, out var kind))
        {
            return new PostedEvent(null, $"Unknown event type: {name}", StatusCodes.Status400BadRequest, null);
        }

        var given = body.TryGetProperty("details", out var details) ? details : default;
        if (given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            return Bad("The field 'details' must be an object.");
        }

        var missing = kind.Required.Where(field => !Has(given, field)).ToList();
        if (missing.Count > 0)
        {
            // 200, as documented: the page says what is missing.
            return new PostedEvent(null, $"Missing required fields: {string.Join(", ", missing)}", StatusCodes.Status200OK, null);
        }

        var id = idempotencyKey.Length == 0 ? null : idempotencyKey;
        var data = JsonSerializer.SerializeToElement(Renamed(given, kind.Names));
        var bytes = Encoding.UTF8.GetByteCount(body.GetRawText());
        return new PostedEvent(
            new EventSubmission(customerId, Source, id, kind.Type, null, data, bytes), null, StatusCodes.Status200OK, null);
    }

    private static PostedEvent Bad(string sentence) => new(null, null, StatusCodes.Status422UnprocessableEntity, sentence);

    /// <summary>The type as sent; "None" when there is none, as the reference says it.</summary>
    private static string TypeOf(JsonElement body) =>
        !body.TryGetProperty("type", out var type) || type.ValueKind == JsonValueKind.Null ? "None"
        : type.ValueKind == JsonValueKind.String ? JsonText.Of(type) ?? "None"
        : type.GetRawText();

    private static bool Has(JsonElement given, string field) =>
        given.ValueKind == JsonValueKind.Object && given.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    private static JsonObject Renamed(JsonElement given, IReadOnlyList<(string From, string To)> names)
    {
        var data = given.ValueKind == JsonValueKind.Object ? JsonObject.Create(given.Clone())! : [];
        foreach (var (from, to) in names)
        {
            if (data.Remove(from, out var value))
            {
                data[to] = value;
            }
        }

        return data;
    }

    private sealed record Kind(string Type, IReadOnlyList<string> Required, IReadOnlyList<(string From, string To)> Names);
}
