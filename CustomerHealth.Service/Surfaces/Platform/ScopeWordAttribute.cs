using CustomerHealth.Service.ApiDocuments;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>A text that is a scope of API keys.</summary>
internal sealed class ScopeWordAttribute : TextAttribute
{
    protected override void Add(OpenApiSchema schema) => schema.Enum = Choices.Of(Web.Security.Scope.All, schema);
}
