using System.Net.Mime;
using System.Text.Json;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// <c>POST /api/platform/events</c>: CloudEvents, one or a batch. 202 with a verdict per event once everything accepted is durable; 200
/// when the client waited (<c>Prefer: wait=N</c>) and every outcome is known; a single event that is refused is a problem.
/// </summary>
internal static class EventEndpoint
{
    private const string Single = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";

    public static Task<IResult> PostAsync(
        HttpContext context, EventIntake intake, EventSettlements settlements, TimeProvider time, CancellationToken cancellationToken) =>
        PostAsync(null, context, intake, settlements, time, cancellationToken);

    /// <summary><c>POST /api/platform/customers/{id}/events</c>: the same, for events of that customer alone.</summary>
    public static Task<IResult> PostOfCustomerAsync(
        string id, HttpContext context, EventIntake intake, EventSettlements settlements, TimeProvider time, CancellationToken cancellationToken) =>
        PostAsync(id, context, intake, settlements, time, cancellationToken);

    private static async Task<IResult> PostAsync(
        string? customer,
        HttpContext context,
        EventIntake intake,
        EventSettlements settlements,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (document, problem) = await ReadAsync(context.Request, cancellationToken);
        if (document is null)
        {
            return problem!;
        }

        using (document)
        {
            var isBatch = document.RootElement.ValueKind == JsonValueKind.Array;
            List<EventSubmission> events = isBatch
                ? [.. document.RootElement.EnumerateArray().Select(CloudEvents.Read)]
                : [CloudEvents.Read(document.RootElement)];
            if (customer is not null && events.Any(submitted => submitted.Problem is null && submitted.CustomerId != customer))
            {
                return PlatformProblems.With(
                    StatusCodes.Status400BadRequest, "other-subject", "The attribute 'subject' is another customer than the address names.");
            }

            var preferences = Preferences.Of(context.Request);
            using var watch = settlements.Begin(context.Tenant());
            var taken = await intake.SubmitAsync(
                context.Tenant(), events, preferences.Strict, preferences.Wait > TimeSpan.Zero ? watch : null, cancellationToken);
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

            return await AnswerAsync(context, taken, watch, preferences, time, cancellationToken);
        }
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        Intake taken,
        EventWatch watch,
        Preferences preferences,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var batchId = Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
        if (preferences.Wait <= TimeSpan.Zero)
        {
            return TypedResults.Json(EventReceipt.Of(batchId, taken.Verdicts, null), statusCode: StatusCodes.Status202Accepted);
        }

        var settled = await watch.WaitAsync(preferences.Wait, cancellationToken);
        if (settled.IsComplete)
        {
            context.Response.Headers["Preference-Applied"] = preferences.WaitApplied;
        }

        return TypedResults.Json(
            EventReceipt.Of(batchId, taken.Verdicts, settled),
            statusCode: settled.IsComplete ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static async Task<(JsonDocument? Document, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.ToString() : string.Empty;
        var (most, root) = type.ToLowerInvariant() switch
        {
            Single => (EventLimits.SingleBodyBytes, JsonValueKind.Object),
            Batch => (EventLimits.BatchBodyBytes, JsonValueKind.Array),
            MediaTypeNames.Application.Json => (EventLimits.BatchBodyBytes, JsonValueKind.Undefined),
            _ => (0, default),
        };
        if (most == 0)
        {
            return (null, PlatformProblems.With(
                StatusCodes.Status415UnsupportedMediaType, "media-type", $"Send {Single} or {Batch}."));
        }

        var (document, problem) = await JsonBody.ReadAsync(request, most, cancellationToken);
        if (document is null)
        {
            return (null, PlatformProblems.Of(problem!));
        }

        if (Check(document.RootElement, root) is { } refusal)
        {
            document.Dispose();
            return (null, refusal);
        }

        return (document, null);
    }

    private static IResult? Check(JsonElement root, JsonValueKind expected)
    {
        var kind = root.ValueKind;
        if (kind is not (JsonValueKind.Object or JsonValueKind.Array) || (expected != JsonValueKind.Undefined && kind != expected))
        {
            return PlatformProblems.With(
                StatusCodes.Status400BadRequest, "unreadable-body", "A single event is a JSON object, a batch a JSON array.");
        }

        return kind == JsonValueKind.Array && root.GetArrayLength() > EventLimits.BatchEvents
            ? PlatformProblems.With(
                StatusCodes.Status413PayloadTooLarge, "batch-too-large", $"A batch has at most {EventLimits.BatchEvents} events.")
            : null;
    }
}
