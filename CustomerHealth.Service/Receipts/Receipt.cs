using System.Text.Json.Serialization;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Receipts;

/// <summary>What a submission consisted of, and what was refused at once. What became of the rest is looked up when asked.</summary>
public sealed record Receipt(DateTimeOffset Received, IReadOnlyList<ReceiptLine> Lines);

/// <summary>One event of a submission. Names are short because a batch has up to a thousand.</summary>
/// <param name="Key">The part of the event row's key after the customer; null when refused.</param>
/// <param name="Problem">Why it was refused; null when it was taken.</param>
public sealed record ReceiptLine(
    [property: JsonPropertyName("i")] string? Id,
    [property: JsonPropertyName("c")] string? CustomerId,
    [property: JsonPropertyName("k")] string? Key,
    [property: JsonPropertyName("h")] byte[]? Hash,
    [property: JsonPropertyName("p")] EventProblem? Problem)
{
    public static ReceiptLine Of(EventVerdict verdict) => new(
        verdict.Id, verdict.Accepted?.CustomerId, verdict.Accepted?.Key, verdict.Accepted?.Hash, verdict.Problem);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class ReceiptJson : JsonSerializerContext;
