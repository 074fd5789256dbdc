using CustomerHealth.Service.Surfaces.Platform;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Webhooks;
using CustomerHealth.Service.Webhooks.Out;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>
/// <c>/api/webhooks</c>: who is told of changes, for admins. A secret is in the answer that makes it and nowhere else; after a rotation
/// messages are signed with both for a day. If-Match takes the ETag of the subscription; 412 when it is stale.
/// </summary>
internal static class SubscriptionEndpoints
{
    public const string Base = "/api/webhooks";

    /// <summary>One receiver.</summary>
    public const string One = Base + "/{id}";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        var admins = routes.MapGroup("").RequireAuthorization(Access.Admin).WithTags("Webhooks");
        PlatformProblems.Refusals.Describe(admins);
        admins.MapMethods(Base, Read, ListAsync).Produces<IReadOnlyList<SubscriptionDocument>>().WithSummary("Who is told of changes");
        admins.MapPost(Base, AddAsync)
            .Takes<NewSubscription>().Produces<SubscriptionDocument>(StatusCodes.Status201Created).Refuses(409)
            .WithSummary("Adds a receiver; its secret is shown this once");
        admins.MapMethods(One, Read, GetAsync).Produces<SubscriptionDocument>().WithSummary("One receiver, with its ETag");
        admins.MapPatch(One, ChangeAsync)
            .Takes<ChangedSubscription>().TakesHeader("If-Match", "The ETag of the receiver").Produces<SubscriptionDocument>().Refuses(412)
            .WithSummary("Changes what is sent of a receiver; active again lifts a disabling");
        admins.MapDelete(One, DeleteAsync)
            .Produces(StatusCodes.Status204NoContent).WithSummary("Removes a receiver, with what it was sent and what was still to be sent");
        admins.MapPost($"{One}/rotate", RotateAsync)
            .Produces<SubscriptionDocument>().Refuses(409).WithSummary("A new secret, shown this once; for a day messages are signed with both");
        admins.MapDeliveries();
    }

    public static ProblemHttpResult Unknown =>
        PlatformProblems.With(StatusCodes.Status404NotFound, "unknown-webhook", "There is no such webhook.");

    private static async Task<IResult> ListAsync(HttpContext context, Subscriptions subscriptions, CancellationToken cancellationToken) =>
        TypedResults.Ok((await subscriptions.ListAsync(context.Tenant(), cancellationToken)).Select(known => SubscriptionDocument.Of(known)));

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, Subscriptions subscriptions, CancellationToken cancellationToken) =>
        await subscriptions.FindAsync(context.Tenant(), id, cancellationToken) is { } known
            ? Answer(context, known, StatusCodes.Status200OK)
            : Unknown;

    private static async Task<IResult> AddAsync(
        HttpContext context, Subscriptions subscriptions, WebhookTargets targets, CancellationToken cancellationToken)
    {
        var (body, problem) = await PlatformBody.ReadAsync<NewSubscription>(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        // What is missing is refused like what cannot be.
        var draft = new SubscriptionDraft(body.Url ?? string.Empty, body.Events ?? [], body.Description, body.Active);
        if (draft.Refuse(targets) is { } refusal)
        {
            return PlatformBody.Invalid(refusal.Reason);
        }

        var added = await subscriptions.AddAsync(context.Tenant(), draft, context.User.Identity!.Name!, cancellationToken);
        return added is { } made
            ? Answer(context, made.Subscription, StatusCodes.Status201Created, made.Secret)
            : PlatformProblems.With(
                StatusCodes.Status409Conflict, "too-many-webhooks", $"There are {Subscriptions.Most} webhooks already. Remove one first.");
    }

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpContext context,
        Subscriptions subscriptions,
        WebhookTargets targets,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (body, problem) = await PlatformBody.ReadAsync<ChangedSubscription>(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        var draft = new SubscriptionDraft(body.Url, body.Events, body.Description, body.Active);
        if (draft.Refuse(targets) is { } refusal)
        {
            return PlatformBody.Invalid(refusal.Reason);
        }

        if (await subscriptions.FindAsync(context.Tenant(), id, cancellationToken) is not { } known)
        {
            return Unknown;
        }

        var version = StoreVersions.Asked(context.Request);
        if (version is not null && version != StoreVersions.ETagOf(known.ETag))
        {
            return Stale;
        }

        var (outcome, changed) = await subscriptions.ChangeAsync(
            context.Tenant(), id, present => draft.ApplyTo(present, time.GetUtcNow()), version is null ? null : known.ETag, cancellationToken);
        return outcome switch
        {
            SubscriptionOutcome.Done => Answer(context, changed!, StatusCodes.Status200OK),
            SubscriptionOutcome.Unknown => Unknown,
            _ => Stale,
        };
    }

    private static async Task<IResult> RotateAsync(
        string id, HttpContext context, Subscriptions subscriptions, CancellationToken cancellationToken)
    {
        var rotation = await subscriptions.RotateAsync(context.Tenant(), id, cancellationToken);
        return rotation.Outcome switch
        {
            RotationOutcome.Rotated => Answer(context, rotation.Of!, StatusCodes.Status200OK, rotation.Secret),
            RotationOutcome.Unknown => Unknown,
            _ => PlatformProblems.With(StatusCodes.Status409Conflict, "not-now", rotation.Problem("webhook")!),
        };
    }

    private static async Task<IResult> DeleteAsync(
        string id, HttpContext context, Subscriptions subscriptions, CancellationToken cancellationToken) =>
        await subscriptions.DeleteAsync(context.Tenant(), id, cancellationToken) ? TypedResults.NoContent() : Unknown;

    private static ProblemHttpResult Stale =>
        PlatformProblems.With(StatusCodes.Status412PreconditionFailed, "changed", "The webhook is not in the version that was asked for.");

    private static IResult Answer(HttpContext context, Subscription subscription, int status, string? secret = null)
    {
        context.Response.Headers.ETag = StoreVersions.ETagOf(subscription.ETag);
        if (secret is not null)
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        return TypedResults.Json(SubscriptionDocument.Of(subscription, secret), statusCode: status);
    }
}
