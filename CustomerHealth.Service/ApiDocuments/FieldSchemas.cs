using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>
/// What types say and the generator does not see: which fields are always there (of an answer all that are not left out for null), and
/// what the attributes of a record's parameters say of its fields.
/// </summary>
internal static class FieldSchemas
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } property)
        {
            if (MayBeLeftOut(property))
            {
                schema.Type &= ~JsonSchemaType.Null; // It is left out in place of it.
            }

            foreach (var attribute in AttributesOf(property).OfType<FieldAttribute>())
            {
                attribute.Describe(schema);
            }
        }
        else
        {
            schema.Description = null; // What is said of a whole type is for readers of the code.
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { Count: > 0 } properties)
        {
            var isSent = context.JsonTypeInfo.Type.IsDefined(typeof(SentAttribute), inherit: false);
            schema.Required = context.JsonTypeInfo.Properties
                .Where(field => properties.ContainsKey(field.Name) && (isSent ? IsNeeded(field) : !MayBeLeftOut(field)))
                .Select(field => field.Name)
                .ToHashSet();
        }

        return Task.CompletedTask;
    }

    private static bool IsNeeded(JsonPropertyInfo property) => !property.IsGetNullable || AttributesOf(property).OfType<NeededAttribute>().Any();

    private static bool MayBeLeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false).Length > 0;

    private static IEnumerable<object> AttributesOf(JsonPropertyInfo property) =>
        property.AssociatedParameter?.AttributeProvider is { } parameter ? parameter.GetCustomAttributes(inherit: false)
        : property.AttributeProvider is PropertyInfo member ? member.DeclaringType!.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Where(candidate => candidate.Name == member.Name)
            .SelectMany(candidate => candidate.GetCustomAttributes())
        : [];
}
