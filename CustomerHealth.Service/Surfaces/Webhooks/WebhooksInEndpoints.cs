using System.Text.Json;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Surfaces.Platform;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>
/// <c>POST /api/webhooks/in/{source}</c>: one event or a batch, signed by Standard Webhooks. Who sends it follows from the signature
/// alone, so there is no other rule of access. What is cheap is checked first: headers, clock, source, then the body's size, then the
/// signature over its very bytes.
/// </summary>
internal static class WebhooksInEndpoints
{
    public const string Base = "/api/webhooks/in";

    public static void MapWebhooksIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Base).AllowAnonymous().WithTags("Webhooks");
        PlatformProblems.Refusals.Describe(group);
        group.MapPost("/{source}", PostAsync)
            .TakesOneOrMany<WebhookEvent>()
            .TakesHeader("webhook-id", "Needed").TakesHeader("webhook-timestamp", "Needed, in seconds").TakesHeader("webhook-signature", "Needed")
            .AnswersVerdicts().Refuses(409).WithSummary("One signed event or a batch");
    }

    private static ProblemHttpResult NotSigned => PlatformProblems.With(
        StatusCodes.Status401Unauthorized, "not-signed", "There is no such source, or the signature is not made with its secret.");

    private static ProblemHttpResult Replayed => PlatformProblems.With(
        StatusCodes.Status409Conflict, "replayed", "A webhook with this id and timestamp has been taken already.");

    private static async Task<IResult> PostAsync(
        string source,
        HttpContext context,
        WebhookSources sources,
        ReceivedWebhooks received,
        SubmittedEvents submitted,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var tenant = TenantId.Main;
        if (WebhookHeaders.Of(context.Request) is not { } headers)
        {
            return PlatformProblems.With(
                StatusCodes.Status400BadRequest, "webhook-headers", "webhook-id, webhook-timestamp (seconds) and webhook-signature are needed.");
        }

        if (!StandardWebhooks.IsTimely(headers.Timestamp, time.GetUtcNow()))
        {
            return PlatformProblems.With(
                StatusCodes.Status401Unauthorized,
                "webhook-timestamp",
                $"webhook-timestamp is more than {StandardWebhooks.Tolerance.TotalSeconds} seconds from the server's clock.");
        }

        if (await sources.FindAsync(tenant, source, cancellationToken) is not { } sender)
        {
            return NotSigned;
        }

        var (body, problem) = await RawBody.ReadAsync(context.Request, EventLimits.BatchBodyBytes, cancellationToken);
        if (problem is not null)
        {
            return PlatformProblems.Of(problem);
        }

        if (!StandardWebhooks.IsSigned(sources.SecretsOf(sender), headers.Signatures, headers.Id, headers.Timestamp, body.Span))
        {
            return NotSigned;
        }

        return await received.ContainAsync(tenant, sender.Name, headers.Id, headers.Timestamp, cancellationToken)
            ? Replayed
            : await TakeAsync(context, tenant, sender, headers, body, received, submitted, cancellationToken);
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        TenantId tenant,
        WebhookSource sender,
        WebhookHeaders headers,
        ReadOnlyMemory<byte> body,
        ReceivedWebhooks received,
        SubmittedEvents submitted,
        CancellationToken cancellationToken)
    {
        var (document, problem) = JsonBody.Parse(body);
        if (document is null)
        {
            return PlatformProblems.Of(problem!);
        }

        using (document)
        {
            var root = document.RootElement;
            if (EventEndpoint.CheckShape(root) is { } refusal)
            {
                return refusal;
            }

            var isBatch = root.ValueKind == JsonValueKind.Array;
            IEnumerable<JsonElement> items = isBatch ? root.EnumerateArray() : [root];
            return await submitted.AnswerAsync(
                context,
                tenant,
                [.. items.Select((item, index) => WebhookEvents.Read(item, sender.Name, headers.Id, index))],
                isBatch,
                async token => await received.AddAsync(tenant, sender.Name, headers.Id, headers.Timestamp, token) ? null : Replayed,
                cancellationToken);
        }
    }
}
