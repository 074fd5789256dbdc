using System.Text.Json.Serialization;
using CustomerHealth.Service.Messaging;

namespace CustomerHealth.Service.Reports;

/// <summary>Make one report.</summary>
/// <param name="Run">The run it belongs to, where somebody waits for several; null otherwise.</param>
/// <param name="Place">Its place in the run, from 0.</param>
public sealed record GenerateReport(Guid Report, Guid? Run = null, int Place = 0) : IMessage<GenerateReport>
{
    public static MessageType<GenerateReport> Type { get; } =
        new("reports.generate", 1, QueueNames.Reports, ReportMessagesJson.Default.GenerateReport);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GenerateReport))]
internal sealed partial class ReportMessagesJson : JsonSerializerContext;
