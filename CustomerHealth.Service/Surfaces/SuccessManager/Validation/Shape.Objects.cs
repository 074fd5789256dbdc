using System.Text.Json;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>Objects inside a body.</summary>
internal static partial class Shape
{
    /// <summary>
    /// An object with these fields and no others: where a field means something, one that is spelled wrong must not be lost in silence.
    /// Every bad field is reported at its place.
    /// </summary>
    /// <param name="read">Reads the fields, as a body's are.</param>
    public static Shape<T> ObjectOf<T>(Func<SentFields, T> read)
        where T : class
    {
        var known = SentFields.ReadBy(read);
        return new(
            sent => FieldsOf(sent, read, known),
            () => new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = known.ToDictionary(field => field.Name, IOpenApiSchema (field) => field.WithNull()),
                AdditionalPropertiesAllowed = false,
            });
    }

    private static Reading<T> FieldsOf<T>(JsonElement sent, Func<SentFields, T> read, IReadOnlyList<SentField> known)
        where T : class
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            return new Fault("dict_type", "Input should be a valid dictionary");
        }

        var fields = new SentFields(string.Empty, sent);
        var value = read(fields);
        var bad = fields.Errors.Select(error => new Fault(error.Type, error.Msg, error.Ctx) { Within = ([.. error.Loc.Skip(1)], error.Input) });
        var unknown = sent.EnumerateObject()
            .Where(property => !known.Any(field => field.Name == property.Name))
            .Select(property => new Fault("extra_forbidden", "Extra inputs are not permitted") { Within = ([property.Name], null) });
        return new Reading<T>(value, [.. bad, .. unknown]);
    }
}
