using System.Text.Json.Serialization;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>What was decided about a submission, event by event.</summary>
internal sealed record EventReceipt([Format("uuid")] string BatchId, int Accepted, int Rejected, IReadOnlyList<EventResult> Results)
{
    /// <param name="settled">What is known after waiting; null when nobody waited.</param>
    public static EventReceipt Of(string batchId, IReadOnlyList<EventVerdict> verdicts, SettledEvents? settled)
    {
        var rejected = verdicts.Count(verdict => verdict.Problem is not null);
        return new EventReceipt(
            batchId, verdicts.Count - rejected, rejected, [.. verdicts.Select(verdict => EventResult.Of(verdict, settled))]);
    }

    public static IReadOnlyList<EventResult> Refusals(IReadOnlyList<EventVerdict> verdicts) =>
        [.. verdicts.Where(verdict => verdict.Problem is not null).Select(verdict => EventResult.Of(verdict, null))];
}

/// <param name="Status">accepted or rejected; after waiting applied, duplicate, conflict or dead.</param>
/// <param name="Reason">A short word for programs, for a rejected event.</param>
internal sealed record EventResult(
    int Index,
    string? Id,
    [OneOf("accepted", "rejected", "applied", "duplicate", "conflict", "dead")] string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail)
{
    public static EventResult Of(EventVerdict verdict, SettledEvents? settled)
    {
        if (verdict.Problem is { } problem)
        {
            return new EventResult(verdict.Index, verdict.Id, "rejected", problem.Code, problem.Field, problem.Detail);
        }

        var status = settled is not null && settled.Outcomes.TryGetValue(verdict.Accepted!, out var outcome)
            ? outcome.ToString().ToLowerInvariant()
            : "accepted";
        return new EventResult(verdict.Index, verdict.Id, status, null, null, null);
    }
}
