using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>The values of a choice, as a schema lists them.</summary>
internal static class Choices
{
    /// <param name="schema">Whose choice it is: where it may be null, null is one of the values.</param>
    public static IList<JsonNode> Of(IEnumerable<string> words, OpenApiSchema schema)
    {
        var choices = words.Select(word => (JsonNode)JsonValue.Create(word));
        return schema.Type?.HasFlag(JsonSchemaType.Null) == true ? [.. choices, JsonNullSentinel.JsonNull] : [.. choices];
    }
}
