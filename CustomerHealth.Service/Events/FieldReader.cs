using System.Globalization;
using System.Text.Json;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Reads the fields of an event's data. A field of the wrong type or out of range throws <see cref="EventProblemException"/> with the
/// field's name; null counts as missing.
/// </summary>
internal readonly ref struct FieldReader(JsonElement data)
{
    private readonly JsonElement data = data;

    public string Required(string field, int most = EventLimits.IdCharacters) =>
        Text(field, most) ?? throw Missing(field);

    public string? Text(string field, int most = EventLimits.IdCharacters)
    {
        if (!Find(field, out var value))
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String
            ? JsonText.Of(value)
            : throw Wrong(field, "must be text");
        return text is { Length: > 0 } && text.Length <= most
            ? text
            : throw Wrong(field, $"must be well-formed text of 1 to {most} characters");
    }

    public long Count(string field)
    {
        if (!Find(field, out var value))
        {
            return 1;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count is >= 0 and <= EventLimits.Count
            ? count
            : throw Wrong(field, $"must be a whole number from 0 to {EventLimits.Count}");
    }

    public bool Flag(string field, bool otherwise = false)
    {
        if (!Find(field, out var value))
        {
            return otherwise;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Wrong(field, "must be true or false");
    }

    public int Whole(string field, int least, int most)
    {
        if (!Find(field, out var value))
        {
            throw Missing(field);
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Wrong(field, $"must be a whole number from {least} to {most}");
    }

    public int? OptionalWhole(string field, int least, int most) => Find(field, out _) ? Whole(field, least, most) : null;

    public decimal Amount(string field)
    {
        if (!Find(field, out var value))
        {
            throw Missing(field);
        }

        return value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var amount)
            && amount is >= 0 and <= EventLimits.Amount
            && decimal.Round(amount, EventLimits.AmountDecimals) == amount
            ? amount
            : throw Wrong(field, $"must be an amount from 0 to {EventLimits.Amount} with at most four decimals");
    }

    public decimal? OptionalAmount(string field) => Find(field, out _) ? Amount(field) : null;

    public T Choice<T>(string field, T otherwise, IReadOnlyDictionary<string, T> choices) =>
        Find(field, out _) ? RequiredChoice(field, choices) : otherwise;

    public T RequiredChoice<T>(string field, IReadOnlyDictionary<string, T> choices) =>
        choices.TryGetValue(Required(field).ToLowerInvariant(), out var chosen)
            ? chosen
            : throw Wrong(field, $"must be one of {string.Join(", ", choices.Keys)}");

    public DateTimeOffset? Time(string field)
    {
        var text = Text(field);
        if (text is null)
        {
            return null;
        }

        return TimeText.TryRead(text, out var time) && time >= EventLimits.Earliest && time < EventLimits.Latest
            ? time
            : throw Wrong(field, "must be a time in ISO 8601 from 1970 to 2199");
    }

    public DateOnly RequiredDate(string field) => Date(field) ?? throw Missing(field);

    /// <summary>A date, or a time whose UTC date counts.</summary>
    public DateOnly? Date(string field) => Time(field) is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null;

    /// <summary>A date that does not lie before another field's.</summary>
    public DateOnly? DateSince(string field, string earlierField) =>
        Date(field) is { } date && date < Date(earlierField) ? throw Wrong(field, $"must not be before '{earlierField}'") : Date(field);

    private static EventProblemException Missing(string field) =>
        new(new EventProblem("missing-field", field, $"The field '{field}' is missing."));

    private static EventProblemException Wrong(string field, string rule) =>
        new(new EventProblem("invalid-field", field, string.Create(CultureInfo.InvariantCulture, $"The field '{field}' {rule}.")));

    private bool Find(string field, out JsonElement value)
    {
        value = default;
        return data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty(field, out value)
            && value.ValueKind != JsonValueKind.Null;
    }
}
