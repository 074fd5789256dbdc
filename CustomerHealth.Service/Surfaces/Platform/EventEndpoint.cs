using System.Net.Mime;
using System.Text.Json;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// <c>POST /api/platform/events</c>: CloudEvents, one or a batch; the answer is that of <see cref="SubmittedEvents"/>.
/// </summary>
internal static class EventEndpoint
{
    private const string Single = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";

    /// <summary>For the document: what is taken, and what is answered.</summary>
    public static RouteHandlerBuilder TakesEvents(this RouteHandlerBuilder route) => route
        .Takes<CloudEvent>(Single)
        .TakesMany<CloudEvent>(Batch)
        .TakesOneOrMany<CloudEvent>()
        .AnswersVerdicts();

    public static RouteHandlerBuilder AnswersVerdicts(this RouteHandlerBuilder route) => route
        .TakesHeader("Prefer", Preferences.WaitAndStrictHeader)
        .Produces<EventReceipt>()
        .Produces<EventReceipt>(StatusCodes.Status202Accepted)
        .Refuses(422);

    public static Task<IResult> PostAsync(HttpContext context, SubmittedEvents submitted, CancellationToken cancellationToken) =>
        PostAsync(null, context, submitted, cancellationToken);

    /// <summary><c>POST /api/platform/customers/{id}/events</c>: the same, for events of that customer alone.</summary>
    public static Task<IResult> PostOfCustomerAsync(
        string id, HttpContext context, SubmittedEvents submitted, CancellationToken cancellationToken) =>
        PostAsync(id, context, submitted, cancellationToken);

    private static async Task<IResult> PostAsync(
        string? customer, HttpContext context, SubmittedEvents submitted, CancellationToken cancellationToken)
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
            if (customer is not null && events.Any(submission => submission.Problem is null && submission.CustomerId != customer))
            {
                return PlatformProblems.With(
                    StatusCodes.Status400BadRequest, "other-subject", "The attribute 'subject' is another customer than the address names.");
            }

            return await submitted.AnswerAsync(context, context.Tenant(), events, isBatch, null, cancellationToken);
        }
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

        if (CheckShape(document.RootElement, root) is { } refusal)
        {
            document.Dispose();
            return (null, refusal);
        }

        return (document, null);
    }

    /// <summary>Whether a body is one event or a batch that is not too long; null when it is.</summary>
    public static IResult? CheckShape(JsonElement root, JsonValueKind expected = JsonValueKind.Undefined)
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
