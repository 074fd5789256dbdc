using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>A field as the surface's document describes it: see <see cref="SentFields.ReadBy"/>.</summary>
/// <param name="Schema">Of a value that is there.</param>
/// <param name="IsNullable">Whether null says the same as leaving the field out.</param>
/// <param name="Default">What counts where the field is left out.</param>
internal sealed record SentField(string Name, OpenApiSchema Schema, bool IsRequired = false, bool IsNullable = false, JsonNode? Default = null)
{
    /// <summary>As a parameter of a query, where there is no null.</summary>
    public OpenApiSchema WithDefault()
    {
        var schema = (OpenApiSchema)Schema.CreateShallowCopy();
        schema.Default = Default?.DeepClone();
        return schema;
    }

    /// <summary>As a field of a body.</summary>
    public OpenApiSchema WithNull()
    {
        var schema = WithDefault();
        if (IsNullable)
        {
            schema.Type |= JsonSchemaType.Null;
            schema.Enum = schema.Enum is { Count: > 0 } words ? [.. words, JsonNullSentinel.JsonNull] : null;
        }

        return schema;
    }
}
