using System.Text.Json;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>
/// The fields of a body or a query. Reading goes on after a bad one, so that the answer names all of them; what was read is to be used
/// only when there are no <see cref="Errors"/>. Fields that nobody reads are ignored.
/// </summary>
/// <param name="place"><c>body</c> or <c>query</c>.</param>
internal sealed class SentFields(string place, JsonElement sent)
{
    private readonly List<ShapeError> errors = [];

    public IReadOnlyList<ShapeError> Errors => errors;

    public T Required<T>(string field, Shape<T> shape)
    {
        if (sent.TryGetProperty(field, out var value))
        {
            return Read(field, value, shape);
        }

        errors.Add(ShapeError.Missing(place, field));
        return default!;
    }

    /// <summary>A field with a default, which null is not: it is a value of the wrong type there.</summary>
    public T Optional<T>(string field, Shape<T> shape, T otherwise) =>
        sent.TryGetProperty(field, out var value) ? Read(field, value, shape) : otherwise;

    /// <summary>Null where it is missing or null.</summary>
    public T? Optional<T>(string field, Shape<T> shape)
        where T : class => IsGiven(field, out var value) ? Read(field, value, shape) : null;

    /// <inheritdoc cref="Optional{T}(string, Shape{T})"/>
    public T? OptionalValue<T>(string field, Shape<T> shape)
        where T : struct => IsGiven(field, out var value) ? Read(field, value, shape) : null;

    /// <summary>Whether the field was sent, null included: where a change to null differs from no change.</summary>
    public bool Has(string field) => sent.TryGetProperty(field, out _);

    private bool IsGiven(string field, out JsonElement value) =>
        sent.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;

    private T Read<T>(string field, JsonElement value, Shape<T> shape)
    {
        var reading = shape(value);
        errors.AddRange(reading.Faults.Select(fault => fault.At(place, field, value)));
        return reading.Value;
    }
}
