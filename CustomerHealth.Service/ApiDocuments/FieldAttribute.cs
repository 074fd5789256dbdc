using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>Says of a field what its type does not: on the parameter of a record.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal abstract class FieldAttribute : Attribute
{
    public abstract void Describe(OpenApiSchema schema);
}

/// <summary>Says it of a text, or of every text of a list.</summary>
internal abstract class TextAttribute : FieldAttribute
{
    public sealed override void Describe(OpenApiSchema schema) => Add(schema.Items as OpenApiSchema ?? schema);

    protected abstract void Add(OpenApiSchema schema);
}
