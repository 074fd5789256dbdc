using CustomerHealth.Service.Surfaces.Platform;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Webhooks.Out;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>
/// What was sent to a receiver and what became of it, a message to try it with, and sending again. What is asked for here is sent soon after the
/// answer; the delivery says how it went.
/// </summary>
internal static class DeliveryEndpoints
{
    /// <summary>Deliveries that one request has sent again.</summary>
    private const int MostAgain = 200;

    private const string One = SubscriptionEndpoints.One;
    private const string All = One + "/deliveries";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDeliveries(this IEndpointRouteBuilder admins)
    {
        admins.MapPost($"{One}/test", TestAsync)
            .Produces<DeliveryDocument>(StatusCodes.Status202Accepted).WithSummary("Sends a message that tells of nothing, once; to a receiver that is not active, too");
        admins.MapMethods(All, Read, ListAsync)
            .TakesDeliveryQuery().Produces<DeliveryListDocument>().WithSummary("What was sent to a receiver, the newest first");
        admins.MapMethods($"{All}/{{delivery}}", Read, GetAsync)
            .Produces<WholeDeliveryDocument>().WithSummary("One message to a receiver, with what is sent");
        admins.MapPost($"{All}/{{delivery}}/replay", ReplayAsync)
            .Produces<DeliveryDocument>(StatusCodes.Status202Accepted).Refuses(409).WithSummary("Sends a message again, under the same id");
        admins.MapPost($"{One}/replay", ReplayRangeAsync)
            .Takes<ReplayRange>().Produces<ReplayDocument>(StatusCodes.Status202Accepted).Refuses(409)
            .WithSummary("Sends the messages of a range of time again, the newest 200 of them");
    }

    private static ProblemHttpResult UnknownDelivery =>
        PlatformProblems.With(StatusCodes.Status404NotFound, "unknown-delivery", "There is no such delivery.");

    private static ProblemHttpResult NotActive =>
        PlatformProblems.With(StatusCodes.Status409Conflict, "not-active", "The webhook is not active: nothing but tests is sent to it.");

    private static async Task<IResult> TestAsync(
        string id, HttpContext context, Subscriptions subscriptions, DeliveryLog deliveries, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await subscriptions.FindAsync(context.Tenant(), id, cancellationToken) is not { } subscription)
        {
            return SubscriptionEndpoints.Unknown;
        }

        var message = WebhookMessage.Test(time.GetUtcNow(), subscription.Id);
        await deliveries.AddAsync(context.Tenant(), subscription.Id, message, TimeSpan.Zero, cancellationToken);
        return await AcceptedAsync(context, subscription, message.Id, deliveries, cancellationToken);
    }

    private static async Task<IResult> ListAsync(
        string id, HttpContext context, Subscriptions subscriptions, DeliveryLog deliveries, CancellationToken cancellationToken)
    {
        var (asked, refusal) = DeliveryQuery.Read(context.Request.Query);
        if (asked is not { } query)
        {
            return PlatformBody.Invalid(refusal!.Reason);
        }

        return await subscriptions.FindAsync(context.Tenant(), id, cancellationToken) is { } subscription
            ? TypedResults.Ok(DeliveryListDocument.Of(
                await deliveries.ListAsync(context.Tenant(), subscription.Id, query.Filter, query.Limit, cancellationToken)))
            : SubscriptionEndpoints.Unknown;
    }

    private static async Task<IResult> GetAsync(
        string id, string delivery, HttpContext context, Subscriptions subscriptions, DeliveryLog deliveries, CancellationToken cancellationToken) =>
        await subscriptions.FindAsync(context.Tenant(), id, cancellationToken) is not { } subscription ? SubscriptionEndpoints.Unknown
        : await deliveries.FindAsync(context.Tenant(), subscription.Id, delivery, cancellationToken) is { } found
            ? TypedResults.Ok(WholeDeliveryDocument.Of(found))
            : UnknownDelivery;

    private static async Task<IResult> ReplayAsync(
        string id, string delivery, HttpContext context, Subscriptions subscriptions, DeliveryLog deliveries, CancellationToken cancellationToken)
    {
        if (await subscriptions.FindAsync(context.Tenant(), id, cancellationToken) is not { } subscription)
        {
            return SubscriptionEndpoints.Unknown;
        }

        if (await deliveries.FindAsync(context.Tenant(), subscription.Id, delivery, cancellationToken) is not { } found)
        {
            return UnknownDelivery;
        }

        if (!subscription.IsActive && found.Type != WebhookEventTypes.Test)
        {
            return NotActive;
        }

        await deliveries.SendAgainAsync(context.Tenant(), subscription.Id, [found.Id], cancellationToken);
        return await AcceptedAsync(context, subscription, found.Id, deliveries, cancellationToken);
    }

    private static async Task<IResult> ReplayRangeAsync(
        string id, HttpContext context, Subscriptions subscriptions, DeliveryLog deliveries, CancellationToken cancellationToken)
    {
        var (body, problem) = await PlatformBody.ReadAsync<ReplayRange>(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        var (filter, refusal) = body.Filter();
        if (filter is null)
        {
            return PlatformBody.Invalid(refusal!.Reason);
        }

        if (await subscriptions.FindAsync(context.Tenant(), id, cancellationToken) is not { } subscription)
        {
            return SubscriptionEndpoints.Unknown;
        }

        if (!subscription.IsActive)
        {
            return NotActive;
        }

        var page = await deliveries.ListAsync(context.Tenant(), subscription.Id, filter, MostAgain, cancellationToken);
        await deliveries.SendAgainAsync(context.Tenant(), subscription.Id, page.Deliveries.Select(delivery => delivery.Id), cancellationToken);
        return TypedResults.Json(new ReplayDocument(page.Deliveries.Count, page.Next), statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> AcceptedAsync(
        HttpContext context, Subscription subscription, string delivery, DeliveryLog deliveries, CancellationToken cancellationToken) =>
        await deliveries.FindAsync(context.Tenant(), subscription.Id, delivery, cancellationToken) is { } found
            ? TypedResults.Accepted($"{SubscriptionEndpoints.Base}/{subscription.Id}/deliveries/{delivery}", DeliveryDocument.Of(found))
            : UnknownDelivery; // Removed with its receiver at this very moment.
}
