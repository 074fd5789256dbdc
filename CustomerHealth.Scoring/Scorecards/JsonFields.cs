using System.Text.Json;

namespace CustomerHealth.Scoring;

/// <summary>The fields of one JSON object. Every refusal names the object and the field.</summary>
internal readonly struct JsonFields(JsonElement element, string place)
{
    private readonly JsonElement element = element;
    private readonly string place = place;

    public static JsonFields Of(JsonElement element, string place) => element.ValueKind == JsonValueKind.Object
        ? new JsonFields(element, place)
        : throw new FormatException($"{place} must be a JSON object.");

    public JsonFields At(string otherPlace) => new(element, otherPlace);

    /// <summary>Refuses fields that are not in the list: a misspelt optional field must not go unnoticed.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name))
                throw Bad(field.Name, "is not known here");
        }
    }

    public List<string> Names()
    {
        var names = new List<string>();
        foreach (var field in element.EnumerateObject())
            names.Add(field.Name);
        return names;
    }

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public string Text(string name)
    {
        var value = Value(name);
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Bad(name, "must be a text that is not empty");
    }

    public T OneOf<T>(string name, params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        var word = Text(name);
        foreach (var choice in choices)
        {
            if (string.Equals(choice.Word, word, StringComparison.Ordinal))
                return choice.Meaning;
        }

        throw Bad(name, $"\"{word}\" is not known");
    }

    public int Whole(string name, int least, int most)
    {
        var value = Value(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) && whole >= least && whole <= most
            ? whole
            : throw Bad(name, $"must be a whole number from {least} to {most}");
    }

    /// <summary>A number with at most three decimals, in thousandths.</summary>
    public long Milli(string name, decimal least, decimal most)
    {
        var value = Value(name);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number) || number < least || number > most)
            throw Bad(name, FormattableString.Invariant($"must be a number from {least} to {most}"));
        return number * 1000 == decimal.Truncate(number * 1000)
            ? (long)(number * 1000)
            : throw Bad(name, "must not have more than three decimals");
    }

    public JsonFields Object(string name) => Of(Value(name), $"{place}, field \"{name}\"");

    public List<JsonFields> List(string name)
    {
        var value = Value(name);
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
            throw Bad(name, "must be a list that is not empty");

        var items = new List<JsonFields>();
        foreach (var item in value.EnumerateArray())
            items.Add(Of(item, $"{place}, field \"{name}\", item {items.Count + 1}"));
        return items;
    }

    public FormatException Bad(string name, string why) => new($"{place}, field \"{name}\": {why}.");

    private JsonElement Value(string name) => element.TryGetProperty(name, out var value) ? value : throw Bad(name, "is missing");
}
