using System.Net;
using System.Text.Json;

namespace CustomerHealth.Tests.Surfaces;

/// <summary>An answer, read to its end.</summary>
internal sealed record Answer(int Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    private JsonDocument? document;

    public JsonElement Json => (document ??= JsonDocument.Parse(Text)).RootElement;

    /// <summary>Names of the fields, in the order sent.</summary>
    public IEnumerable<string> Fields => Json.FieldNames();

    /// <summary>The only text of a body of one field, or what was sent instead.</summary>
    public string Only(string field) =>
        Json.ValueKind == JsonValueKind.Object && Fields.SequenceEqual([field]) ? Json.Text(field) : $"not only '{field}': {Text}";

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            headers);
    }

    public override string ToString() => $"{(HttpStatusCode)Status} {Text}";
}

/// <summary>Short words for reading JSON in tests.</summary>
internal static class Reading
{
    public static IEnumerable<string> FieldNames(this JsonElement json) => json.EnumerateObject().Select(property => property.Name);

    public static JsonElement At(this JsonElement json, string path) =>
        path.Split('.').Aggregate(json, (element, field) => element.GetProperty(field));

    public static string Text(this JsonElement json, string path) => json.At(path).GetString()!;

    public static decimal Number(this JsonElement json, string path) => json.At(path).GetDecimal();
}
