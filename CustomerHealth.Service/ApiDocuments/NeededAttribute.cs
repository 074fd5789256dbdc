using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>A field of what is sent that must be there, though the record can hold null: so that a missing one is refused in our own words.</summary>
internal sealed class NeededAttribute : FieldAttribute
{
    public override void Describe(OpenApiSchema schema) => schema.Type &= ~JsonSchemaType.Null;
}
