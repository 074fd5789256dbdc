using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>
/// Compares JSON with a schema of a document. An object with named properties has no others: an answer must not have what nobody can know
/// of. A keyword or format that is not known here is a fault, so that nothing is passed over.
/// </summary>
/// <param name="components">The document's <c>components/schemas</c>.</param>
internal sealed partial class SchemaCheck(JsonElement components)
{
    private const string Reference = "#/components/schemas/";

    /// <summary>What is wrong, by the path to it; empty when it fits.</summary>
    public IReadOnlyList<string> Complaints(JsonElement value, JsonElement schema, string path = "$") =>
        [.. schema.EnumerateObject().SelectMany(keyword => Check(value, keyword, schema, path))];

    private IEnumerable<string> Check(JsonElement value, JsonProperty keyword, JsonElement schema, string path) => keyword.Name switch
    {
        "$ref" => Complaints(value, components.GetProperty(keyword.Value.GetString()![Reference.Length..]), path),
        "type" => Complain(!TypesOf(keyword.Value).Any(type => Is(value, type)), path, value, $"no {keyword.Value.GetRawText()}"),
        "enum" => Complain(!keyword.Value.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)), path, value, $"none of {keyword.Value.GetRawText()}"),
        "format" => Complain(value.ValueKind == JsonValueKind.String && !HasFormat(value.GetString()!, keyword.Value.GetString()!), path, value, $"no {keyword.Value.GetString()}"),
        "minLength" => Complain(Length(value) < keyword.Value.GetInt32(), path, value, "too short"),
        "maxLength" => Complain(Length(value) > keyword.Value.GetInt32(), path, value, "too long"),
        "minimum" => Complain(Number(value) < keyword.Value.GetDecimal(), path, value, "too small"),
        "maximum" => Complain(Number(value) > keyword.Value.GetDecimal(), path, value, "too large"),
        "required" => keyword.Value.EnumerateArray().Where(name => IsObject(value) && !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}.{name} is missing"),
        "properties" => Properties(value, keyword.Value, schema, path),
        "additionalProperties" => Others(value, schema).SelectMany(property => Complaints(property.Value, keyword.Value, $"{path}.{property.Name}")),
        "items" => Items(value, keyword.Value, path),
        "oneOf" => Complain(keyword.Value.EnumerateArray().Count(option => Complaints(value, option).Count == 0) != 1, path, value, "not one of the forms"),
        "description" or "default" => [],
        _ => throw new FormatException($"The check knows nothing of '{keyword.Name}'."),
    };

    private static IEnumerable<string> Complain(bool isWrong, string path, JsonElement value, string what) =>
        isWrong ? [$"{path} is {what}: {value.GetRawText()}"] : [];

    private IEnumerable<string> Properties(JsonElement value, JsonElement known, JsonElement schema, string path)
    {
        var undocumented = schema.TryGetProperty("additionalProperties", out _) ? [] : Others(value, schema).Select(property => $"{path}.{property.Name} is not documented");
        return IsObject(value)
            ? known.EnumerateObject()
                .Where(property => value.TryGetProperty(property.Name, out _))
                .SelectMany(property => Complaints(value.GetProperty(property.Name), property.Value, $"{path}.{property.Name}"))
                .Concat(undocumented)
            : [];
    }

    private static IEnumerable<JsonProperty> Others(JsonElement value, JsonElement schema) => IsObject(value)
        ? value.EnumerateObject().Where(property => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(property.Name, out _))
        : [];

    private IEnumerable<string> Items(JsonElement value, JsonElement schema, string path) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().SelectMany((item, index) => Complaints(item, schema, $"{path}[{index}]"))
        : [];

    private static IEnumerable<string> TypesOf(JsonElement types) => types.ValueKind == JsonValueKind.Array
        ? types.EnumerateArray().Select(type => type.GetString()!)
        : [types.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "object" => IsObject(value),
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new FormatException($"The check knows no type '{type}'."),
    };

    private static bool HasFormat(string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "email" => text.Contains('@', StringComparison.Ordinal),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Moment().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uri" => Uri.IsWellFormedUriString(text, UriKind.Absolute),
        "password" => true,
        _ => throw new FormatException($"The check knows no format '{format}'."),
    };

    private static bool IsObject(JsonElement value) => value.ValueKind == JsonValueKind.Object;

    private static int? Length(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()!.EnumerateRunes().Count() : null;

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Moment();
}
