using System.Text.Json;
using System.Text.Json.Nodes;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>Makes a value as a schema of a document describes it, with every field that the schema tells something of.</summary>
/// <param name="known">Values of fields that mean something in a test, by name.</param>
internal sealed class Example(JsonElement document, IReadOnlyDictionary<string, JsonNode> known)
{
    public JsonNode? Of(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Of(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]))
        : schema.TryGetProperty("oneOf", out var options) ? Of(options.EnumerateArray().First(option => !IsNull(option)))
        : schema.TryGetProperty("enum", out var words) ? words[0].GetString()
        : TypeOf(schema) switch
        {
            "object" => ObjectOf(schema),
            "array" => new JsonArray(Of(schema.GetProperty("items"))),
            "boolean" => true,
            "string" => schema.TryGetProperty("format", out var format) ? Formatted(format.GetString()!) : "text",
            var type => throw new FormatException($"No example of '{type}'."),
        };

    private JsonObject ObjectOf(JsonElement schema) => schema.TryGetProperty("properties", out var properties)
        ? new JsonObject(properties.EnumerateObject().Select(property => KeyValuePair.Create(
            property.Name, known.TryGetValue(property.Name, out var value) ? value.DeepClone() : Of(property.Value))))
        : [];

    private static string TypeOf(JsonElement schema) =>
        schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } types
            ? types.EnumerateArray().Select(type => type.GetString()!).First(type => type != "null")
            : schema.GetProperty("type").GetString()!;

    private static bool IsNull(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueEquals("null");

    private static string Formatted(string format) => format switch
    {
        "date-time" => "2025-06-01T10:00:00Z",
        "email" => "somebody@example.com",
        "password" => "a long enough sentence",
        _ => throw new FormatException($"No example of '{format}'."),
    };
}
