using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>A field as the surface's document describes it: see <see cref="SentFields.ReadBy"/>.</summary>
/// <param name="Schema">Of a value that is there.</param>
/// <param name="IsNullable">Whether null says the same as leaving the field out.</param>
/// <param name="Default">What counts where the field is left out.</param>
internal sealed record SentField(string Name, OpenApiSchema Schema, bool IsRequired = false, bool IsNullable = false, JsonNode? Default = null);
