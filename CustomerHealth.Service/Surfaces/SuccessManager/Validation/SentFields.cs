using System.Text.Json;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>
/// The fields of a body or a query. Reading goes on after a bad one, so that the answer names all of them; what was read is to be used
/// only when there are no <see cref="Errors"/>. Fields that nobody reads are ignored.
/// </summary>
/// <param name="place"><c>body</c> or <c>query</c>.</param>
/// <param name="described">Takes down each field that is read, and of which shape.</param>
internal sealed class SentFields(string place, JsonElement sent, ICollection<SentField>? described = null)
{
    private readonly List<ShapeError> errors = [];

    /// <summary>
    /// The fields that a reading function knows, found by letting it read nothing at all. A function that reads a field only where another
    /// one has a certain value keeps the field from the document.
    /// </summary>
    public static IReadOnlyList<SentField> ReadBy<T>(Func<SentFields, T> read)
    {
        var described = new List<SentField>();
        read(new SentFields("body", JsonSerializer.SerializeToElement(new { }), described));
        return [.. described.DistinctBy(field => field.Name)];
    }

    public IReadOnlyList<ShapeError> Errors => errors;

    public T Required<T>(string field, Shape<T> shape)
    {
        described?.Add(new SentField(field, shape.Describe(), IsRequired: true));
        if (sent.TryGetProperty(field, out var value))
        {
            return Read(field, value, shape);
        }

        errors.Add(ShapeError.Missing(place, field));
        return default!;
    }

    /// <summary>A field with a default, which null is not: it is a value of the wrong type there.</summary>
    public T Optional<T>(string field, Shape<T> shape, T otherwise)
    {
        described?.Add(new SentField(field, shape.Describe(), Default: shape.Write(otherwise)));
        return sent.TryGetProperty(field, out var value) ? Read(field, value, shape) : otherwise;
    }

    /// <summary>Null where it is missing or null.</summary>
    public T? Optional<T>(string field, Shape<T> shape)
        where T : class => IsGiven(field, shape, out var value) ? Read(field, value, shape) : null;

    /// <inheritdoc cref="Optional{T}(string, Shape{T})"/>
    public T? OptionalValue<T>(string field, Shape<T> shape)
        where T : struct => IsGiven(field, shape, out var value) ? Read(field, value, shape) : null;

    /// <summary>Whether the field was sent, null included: where a change to null differs from no change.</summary>
    /// <remarks>True of every field while they are described, so that what hangs on it is read.</remarks>
    public bool Has(string field) => described is not null || sent.TryGetProperty(field, out _);

    private bool IsGiven<T>(string field, Shape<T> shape, out JsonElement value)
    {
        described?.Add(new SentField(field, shape.Describe(), IsNullable: true));
        return sent.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private T Read<T>(string field, JsonElement value, Shape<T> shape)
    {
        var reading = shape.Read(value);
        errors.AddRange(reading.Faults.Select(fault => fault.At(place, field, value)));
        return reading.Value;
    }
}
