using System.Buffers;
using System.Text.Json;

namespace CustomerHealth.Service.Events;

/// <summary>What System.Text.Json leaves open about text and sameness.</summary>
internal static class JsonText
{
    /// <summary>
    /// How deep an event's data may nest. A body may nest 64 deep, and so may a message; but a message has wrappings of its own around the
    /// data, and an event that came in must not be unreadable in the queue.
    /// </summary>
    public const int Depth = 32;

    private static readonly JsonWriterOptions Unescaped = new() { Encoder = LeastEscaping.Instance };

    /// <summary>
    /// The text of a JSON string, or null when it is no text: half a surrogate pair, or U+0000, where half of the world's programs
    /// take a text to end.
    /// </summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // The only sign System.Text.Json gives of a lone surrogate.
        }
    }

    /// <summary>
    /// The same bytes for the same content: properties in ordinal order, no white space. Numbers stay as written, so 1 and 1.0 differ.
    /// </summary>
    /// <exception cref="EventProblemException">A string is not well formed, or the nesting is deeper than <see cref="Depth"/>.</exception>
    public static byte[] Canonical(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Unescaped))
        {
            Write(writer, value, 0);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, int depth)
    {
        if (depth == Depth && value.ValueKind is (JsonValueKind.Object or JsonValueKind.Array))
        {
            throw new EventProblemException(new EventProblem("too-deep", "data", $"The data nests more than {Depth} levels deep."));
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().Select(NameAndValue).OrderBy(pair => pair.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Of(value) ?? throw Malformed());
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(value.GetRawText());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static (string Name, JsonElement Value) NameAndValue(JsonProperty property)
    {
        try
        {
            return property.Name.Contains('\0', StringComparison.Ordinal) ? throw Malformed() : (property.Name, property.Value);
        }
        catch (InvalidOperationException)
        {
            throw Malformed();
        }
    }

    private static EventProblemException Malformed() =>
        new(new EventProblem("invalid-text", null, "The data holds text that is not well-formed Unicode."));
}
