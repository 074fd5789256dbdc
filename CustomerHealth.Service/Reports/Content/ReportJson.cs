using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>A report as bytes, to be kept. The same document gives the same bytes, and they give the same document.</summary>
public static class ReportJson
{
    // Defaults are left out; where nothing is a value of its own, the document says so. What is written with it never stands in HTML, and
    // texts in any language take little more room than they have.
    private static readonly ReportJsonContext Json = new(
        new JsonSerializerOptions(ReportJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] ToBytes(ReportDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, Json.ReportDocument);

    /// <exception cref="JsonException">The bytes are no report.</exception>
    public static ReportDocument FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, Json.ReportDocument) ?? throw new JsonException("The report is empty.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
