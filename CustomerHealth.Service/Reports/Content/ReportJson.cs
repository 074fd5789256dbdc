using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What a report says, as bytes.</summary>
public static class ReportJson
{
    public static byte[] Write(ReportDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, ReportDocumentJson.Default.ReportDocument);

    public static ReportDocument Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize(bytes.Span, ReportDocumentJson.Default.ReportDocument)!;
}

[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportDocumentJson : JsonSerializerContext;
