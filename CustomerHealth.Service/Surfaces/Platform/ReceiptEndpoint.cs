using System.Text.Json.Serialization;
using CustomerHealth.Service.Receipts;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary><c>GET /api/platform/receipts/{batchId}</c>: what became of each event of a submission. Foreign and unknown ids are 404.</summary>
internal static class ReceiptEndpoint
{
    public static async Task<Results<Ok<ReceiptDocument>, ProblemHttpResult>> GetAsync(
        string batchId, HttpContext context, ReceiptReader receipts, CancellationToken cancellationToken) =>
        Guid.TryParseExact(batchId, "D", out var batch) && await receipts.FindAsync(context.Tenant(), batch, cancellationToken) is { } found
            ? TypedResults.Ok(ReceiptDocument.Of(batch, found.Receipt, found.Outcomes))
            : PlatformProblems.With(StatusCodes.Status404NotFound, "unknown-batch", "There is no submission with this id.");
}

/// <param name="Counts">How many events of each status.</param>
internal sealed record ReceiptDocument(
    [Format("uuid")] string BatchId, DateTime Received, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<ReceiptItem> Results)
{
    public static ReceiptDocument Of(Guid batch, Receipt receipt, IReadOnlyList<ReceiptOutcome> outcomes) => new(
        batch.ToString("D"),
        receipt.Received.UtcDateTime,
        Enum.GetValues<ReceiptStatus>().ToDictionary(Word, status => outcomes.Count(outcome => outcome.Status == status)),
        [.. outcomes.Select((outcome, index) => new ReceiptItem(
            index, outcome.Line.Id, outcome.Line.CustomerId, Word(outcome.Status), outcome.Reason, outcome.Line.Problem?.Detail))]);

    private static string Word(ReceiptStatus status) => status.ToString().ToLowerInvariant();
}

/// <param name="Status">pending, applied, duplicate, conflict, quarantined or rejected.</param>
/// <param name="Reason">A short word for programs, where something went wrong.</param>
internal sealed record ReceiptItem(
    int Index,
    string? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Customer,
    [OneOf("pending", "applied", "duplicate", "conflict", "quarantined", "rejected")] string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail);
