using System.Text.Json.Serialization;

namespace CustomerHealth.LocalHost.Import;

/// <summary>The answer to a batch of events.</summary>
public sealed record BatchAnswer(string BatchId, int Accepted, int Rejected, IReadOnlyList<EventVerdictAnswer> Results);

/// <param name="Reason">Why the event was refused, in a word; null when it was not.</param>
/// <param name="Detail">The same as a sentence.</param>
public sealed record EventVerdictAnswer(int Index, string? Id, string Status, string? Reason, string? Detail);

public sealed record MeteringAnswer(EventTotals Events);

/// <summary>Events by outcome.</summary>
public sealed record EventTotals(long Accepted, long Applied, long Duplicate, long Conflict, long Rejected, long Dead)
{
    /// <summary>Accepted events about which something is known by now.</summary>
    [JsonIgnore]
    public long Decided => Applied + Duplicate + Conflict + Dead;

    public static EventTotals operator -(EventTotals left, EventTotals right) => new(
        left.Accepted - right.Accepted,
        left.Applied - right.Applied,
        left.Duplicate - right.Duplicate,
        left.Conflict - right.Conflict,
        left.Rejected - right.Rejected,
        left.Dead - right.Dead);
}

/// <summary>One line of the customer list. Score and coverage (percent) are null until the first evaluation.</summary>
public sealed record ScoredCustomer(string Id, string Name, double? Score, string? Category, double? Coverage);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(MeteringAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ScoredCustomer>))]
internal sealed partial class PlatformJson : JsonSerializerContext;
