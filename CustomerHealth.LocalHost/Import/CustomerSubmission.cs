using System.Text.Json.Serialization;

namespace CustomerHealth.LocalHost.Import;

/// <summary>A customer as <c>PUT /api/platform/customers/{id}</c> takes it.</summary>
public sealed record CustomerSubmission(
    [property: JsonIgnore] string Id,
    string Name,
    string? Industry,
    string? Segment,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>organisation or person.</summary>
    public string Kind { get; init; } = "organisation";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomerSubmission))]
internal sealed partial class CustomerSubmissionJson : JsonSerializerContext;
