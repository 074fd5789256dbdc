using CustomerHealth.Service.Events;
using CustomerHealth.Service.Receipts;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// Takes the events of one request in and answers it, for every door that answers as the platform does: 202 with a verdict per event once
/// everything accepted is durable and the receipt is written; 200 when the client waited (<c>Prefer: wait=N</c>) and every outcome is
/// known; a single event that is refused is a problem.
/// </summary>
internal sealed class SubmittedEvents(EventIntake intake, EventSettlements settlements, ReceiptStore receipts, TimeProvider time)
{
    /// <param name="isBatch">Whether the verdicts are an answer in themselves, refusals included.</param>
    /// <param name="beforeAnswer">Runs when everything is durable; what it returns is answered instead.</param>
    public async Task<IResult> AnswerAsync(
        HttpContext context,
        TenantId tenant,
        IReadOnlyList<EventSubmission> events,
        bool isBatch,
        Func<CancellationToken, Task<IResult?>>? beforeAnswer,
        CancellationToken cancellationToken)
    {
        var batch = Guid.CreateVersion7(time.GetUtcNow());
        var preferences = Preferences.Of(context.Request);
        using var watch = settlements.Begin(tenant);
        var taken = await intake.SubmitAsync(
            tenant,
            [.. events.Select(submission => submission with { Batch = batch })],
            preferences.Strict,
            preferences.Wait > TimeSpan.Zero ? watch : null,
            cancellationToken);
        if (!isBatch && taken.Verdicts[0].Problem is { } refusal)
        {
            return PlatformProblems.Of(refusal);
        }

        if (!taken.Enqueued)
        {
            return PlatformProblems.With(
                StatusCodes.Status422UnprocessableEntity,
                "batch-refused",
                "Something in the batch is refused, and all or nothing was asked for. Nothing was taken.",
                ("results", EventReceipt.Refusals(taken.Verdicts)));
        }

        await receipts.AddAsync(tenant, batch, taken.Verdicts, cancellationToken);
        if (beforeAnswer is not null && await beforeAnswer(cancellationToken) is { } instead)
        {
            return instead;
        }

        return await AnswerAsync(context, batch, taken, watch, preferences, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        Guid batch,
        Intake taken,
        EventWatch watch,
        Preferences preferences,
        CancellationToken cancellationToken)
    {
        if (preferences.Wait <= TimeSpan.Zero)
        {
            return TypedResults.Json(
                EventReceipt.Of(batch.ToString("D"), taken.Verdicts, null), statusCode: StatusCodes.Status202Accepted);
        }

        var settled = await watch.WaitAsync(preferences.Wait, cancellationToken);
        if (settled.IsComplete)
        {
            context.Response.Headers["Preference-Applied"] = preferences.WaitApplied;
        }

        return TypedResults.Json(
            EventReceipt.Of(batch.ToString("D"), taken.Verdicts, settled),
            statusCode: settled.IsComplete ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }
}
