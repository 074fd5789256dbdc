using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>How single values are described.</summary>
internal static partial class Shape
{
    internal static OpenApiSchema OfChoice(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))] };

    private static OpenApiSchema OfText(int least = 0, int most = int.MaxValue, string? format = null) => new()
    {
        Type = JsonSchemaType.String,
        Format = format,
        MinLength = least > 0 ? least : null,
        MaxLength = most < int.MaxValue ? most : null,
    };

    private static OpenApiSchema OfNumber(JsonSchemaType type, string format, decimal least, decimal? most) => new()
    {
        Type = type,
        Format = format,
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most?.ToString(CultureInfo.InvariantCulture),
    };
}
