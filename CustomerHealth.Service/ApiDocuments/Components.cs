using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>Schemas that stand in the document once and are referred to.</summary>
internal static class Components
{
    /// <summary>The schema of what is read into a type.</summary>
    public static OpenApiSchemaReference ReferTo(this OpenApiOperationTransformerContext context, Type type, OpenApiSchema schema)
    {
        context.ApplicationServices.GetRequiredService<SchemaNames>().Take(type.Name, type);
        if (context.Document!.Components?.Schemas?.ContainsKey(type.Name) != true)
        {
            context.Document.AddComponent(type.Name, schema);
        }

        return new OpenApiSchemaReference(type.Name, context.Document);
    }
}
