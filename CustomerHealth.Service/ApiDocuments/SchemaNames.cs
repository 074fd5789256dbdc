using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>
/// Names of the schemas of one document: those of their types. The generator would let the second of two types of one name stand for both,
/// so that one of them were described as the other.
/// </summary>
internal sealed class SchemaNames
{
    private readonly Dictionary<string, Type> taken = [];

    /// <summary>Null for a type that is described where it is used.</summary>
    public string? Of(JsonTypeInfo type)
    {
        var name = Plain(type.Type) == typeof(JsonElement) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        if (name is not null)
        {
            Take(name, type.Type);
        }

        return name;
    }

    /// <exception cref="InvalidOperationException">Another type of the document has the name.</exception>
    public void Take(string name, Type type)
    {
        var plain = Plain(type);
        if (!taken.TryAdd(name, plain) && taken[name] != plain)
        {
            throw new InvalidOperationException($"{plain.FullName} and {taken[name].FullName} are both {name} in one document: give one another name.");
        }
    }

    /// <summary>A type that may be null is the same schema as the type.</summary>
    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
