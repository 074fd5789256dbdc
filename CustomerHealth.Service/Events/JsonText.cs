using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CustomerHealth.Service.Events;

/// <summary>What System.Text.Json leaves open about text and sameness.</summary>
internal static class JsonText
{
    /// <summary>
    /// Escapes only what JSON asks for. The default encoder makes six bytes of every letter beyond ASCII, and an event within the limits
    /// would no longer fit into its row. What is written here never stands in HTML.
    /// </summary>
    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a JSON string, or null when it holds half a surrogate pair, which is no text.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // The only sign System.Text.Json gives of a lone surrogate.
        }
    }

    /// <summary>
    /// The same bytes for the same content: properties in ordinal order, no white space. Numbers stay as written, so 1 and 1.0 differ.
    /// </summary>
    /// <exception cref="EventProblemException">A string is not well formed.</exception>
    public static byte[] Canonical(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Unescaped))
        {
            Write(writer, value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().Select(NameAndValue).OrderBy(pair => pair.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
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
            return (property.Name, property.Value);
        }
        catch (InvalidOperationException)
        {
            throw Malformed();
        }
    }

    private static EventProblemException Malformed() =>
        new(new EventProblem("invalid-text", null, "The data holds text that is not well-formed Unicode."));
}
