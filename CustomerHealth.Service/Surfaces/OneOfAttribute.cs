using CustomerHealth.Service.ApiDocuments;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces;

/// <summary>The words that a text of an answer is one of: <c>record Shown([OneOf("active", "revoked")] string Status)</c>.</summary>
internal sealed class OneOfAttribute(params string[] words) : TextAttribute
{
    protected override void Add(OpenApiSchema schema) => schema.Enum = Choices.Of(words, schema);
}
