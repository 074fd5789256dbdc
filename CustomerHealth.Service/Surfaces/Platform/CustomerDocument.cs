using System.Text.Json;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>A customer as the platform shows and takes it.</summary>
/// <param name="Kind">organisation or person.</param>
internal sealed record CustomerDocument(
    string Id,
    [OneOf("organisation", "person")] string Kind,
    string Name,
    string? Industry,
    string? Segment,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    IReadOnlyDictionary<string, string> Attributes)
{
    private const int NameCharacters = 200;
    private const int AttributeCount = 20;
    private const int AttributeNameCharacters = 64;
    private const int AttributeCharacters = 1_000;

    public static CustomerDocument Of(CustomerState state) => new(
        state.Profile.Id,
        state.Profile.Kind.ToString().ToLowerInvariant(),
        state.Profile.Name,
        state.Profile.Industry,
        state.Profile.MarketSegment,
        state.Profile.CreatedAt.UtcDateTime,
        state.Profile.UpdatedAt.UtcDateTime,
        state.Profile.Attributes);

    /// <summary>What a body asks for, or the sentence that says what is wrong with it. Fields that are not ours are refused.</summary>
    public static (ProfileDraft? Draft, string? Problem) Read(JsonElement body, string id)
    {
        try
        {
            if (body.ValueKind != JsonValueKind.Object)
            {
                return (null, "The body must be a JSON object.");
            }

            return (ReadDraft(body, id), null);
        }
        catch (EventProblemException exception)
        {
            return (null, exception.Message);
        }
    }

    private static ProfileDraft ReadDraft(JsonElement body, string id)
    {
        foreach (var property in body.EnumerateObject())
        {
            if (!CustomerBody.Fields.Contains(property.Name))
            {
                throw Wrong(property.Name, "is not known here");
            }
        }

        var fields = new FieldReader(body);
        var kinds = new Dictionary<string, CustomerKind>(StringComparer.Ordinal)
        {
            ["organisation"] = CustomerKind.Organisation,
            ["person"] = CustomerKind.Person,
        };
        return new ProfileDraft(
            id,
            fields.Choice("kind", CustomerKind.Organisation, kinds),
            OneLine("name", fields.Required("name", NameCharacters))!,
            OneLine("industry", fields.Text("industry", NameCharacters)),
            OneLine("segment", fields.Text("segment", NameCharacters)),
            fields.Time("createdAt"),
            ReadAttributes(body));
    }

    private static SortedDictionary<string, string> ReadAttributes(JsonElement body)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!body.TryGetProperty("attributes", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return attributes;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("attributes", "must be an object");
        }

        var fields = new FieldReader(given);
        foreach (var property in given.EnumerateObject())
        {
            var name = property.Name;
            if (name.Length is 0 or > AttributeNameCharacters || attributes.Count == AttributeCount)
            {
                throw Wrong("attributes", $"has at most {AttributeCount} names of 1 to {AttributeNameCharacters} characters");
            }

            if (fields.Text(name, AttributeCharacters) is { } value)
            {
                attributes[OneLine("attributes", name)!] = OneLine(name, value)!;
            }
        }

        // They are kept as JSON in one property, where a character outside ASCII takes six.
        return TableLimits.PropertyBytes >= sizeof(char) * JsonSerializer.Serialize(attributes).Length
            ? attributes
            : throw Wrong("attributes", "has more text than a record holds");
    }

    /// <summary>Names end up in mail subjects, file names and logs: a line break in them is an attack or a mistake.</summary>
    private static string? OneLine(string field, string? text) =>
        text is null || !(text.Any(char.IsControl) || string.IsNullOrWhiteSpace(text))
            ? text
            : throw Wrong(field, "must be one line of text");

    private static EventProblemException Wrong(string field, string rule) =>
        new(new EventProblem("invalid-field", field, $"The field '{field}' {rule}."));
}

/// <summary>What <see cref="CustomerDocument.Read"/> takes.</summary>
/// <param name="Kind">Left out: organisation.</param>
/// <param name="Name">One line, unique among organisations.</param>
/// <param name="CreatedAt">Since when they are a customer; left out: now.</param>
/// <param name="Attributes">At most 20, of one line each.</param>
[Sent]
internal sealed record CustomerBody(
    [OneOf("organisation", "person")] string? Kind,
    string Name,
    string? Industry,
    string? Segment,
    DateTimeOffset? CreatedAt,
    IReadOnlyDictionary<string, string>? Attributes)
{
    /// <summary>Others are refused.</summary>
    public static IReadOnlySet<string> Fields { get; } =
        typeof(CustomerBody).GetConstructors().Single().GetParameters().Select(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name!)).ToHashSet();
}
