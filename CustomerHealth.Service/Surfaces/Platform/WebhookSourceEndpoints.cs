using System.Text.Json.Serialization;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// <c>/api/platform/webhook-sources</c>: who may send webhooks to us, for admins. A secret is in the answer that makes it and nowhere
/// else; after a rotation the old one counts for a day more.
/// </summary>
internal static class WebhookSourceEndpoints
{
    public static void MapWebhookSources(this IEndpointRouteBuilder admins)
    {
        admins.MapMethods("/webhook-sources", [HttpMethods.Get, HttpMethods.Head], ListAsync)
            .Produces<IReadOnlyList<WebhookSourceDocument>>().WithSummary("Who may send webhooks");
        admins.MapPost("/webhook-sources", AddAsync)
            .Takes<NewWebhookSource>().Produces<WebhookSourceDocument>(StatusCodes.Status201Created).Refuses(409)
            .WithSummary("Adds a source; its secret is shown this once");
        admins.MapPost("/webhook-sources/{name}/rotate", RotateAsync)
            .Produces<WebhookSourceDocument>().Refuses(409).WithSummary("A new secret, shown this once");
        admins.MapDelete("/webhook-sources/{name}", DeleteAsync)
            .Produces(StatusCodes.Status204NoContent).WithSummary("Removes a source");
    }

    private static ProblemHttpResult NoSource =>
        PlatformProblems.With(StatusCodes.Status404NotFound, "unknown-source", "There is no such source.");

    private static async Task<IResult> ListAsync(HttpContext context, WebhookSources sources, CancellationToken cancellationToken) =>
        TypedResults.Ok((await sources.ListAsync(context.Tenant(), cancellationToken)).Select(source => WebhookSourceDocument.Of(source)));

    private static async Task<IResult> AddAsync(HttpContext context, WebhookSources sources, CancellationToken cancellationToken)
    {
        var (body, problem) = await PlatformBody.ReadAsync<NewWebhookSource>(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        if (!WebhookSource.IsName(body.Name))
        {
            return PlatformBody.Invalid("A name is 1 to 64 of the characters a-z, 0-9 and -, and begins and ends with a letter or digit.");
        }

        var added = await sources.AddAsync(context.Tenant(), body.Name!, context.User.Identity!.Name!, cancellationToken);
        return added is { } made
            ? Answer(context, made, StatusCodes.Status201Created)
            : PlatformProblems.With(StatusCodes.Status409Conflict, "name-taken", "There is a source with this name.");
    }

    private static async Task<IResult> RotateAsync(
        string name, HttpContext context, WebhookSources sources, CancellationToken cancellationToken)
    {
        var rotation = await sources.RotateIfUnchangedAsync(context.Tenant(), name, cancellationToken);
        return rotation.Outcome switch
        {
            RotationOutcome.Rotated => Answer(context, (rotation.Of!, rotation.Secret!), StatusCodes.Status200OK),
            RotationOutcome.Unknown => NoSource,
            _ => PlatformProblems.With(StatusCodes.Status409Conflict, "not-now", rotation.Problem("source")!),
        };
    }

    private static async Task<IResult> DeleteAsync(
        string name, HttpContext context, WebhookSources sources, CancellationToken cancellationToken) =>
        await sources.DeleteAsync(context.Tenant(), name, cancellationToken) ? TypedResults.NoContent() : NoSource;

    private static IResult Answer(HttpContext context, (WebhookSource Source, string Secret) made, int status)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(WebhookSourceDocument.Of(made.Source, made.Secret), statusCode: status);
    }
}

/// <summary>A new source as asked for.</summary>
[Sent]
internal sealed record NewWebhookSource([Needed] string? Name);

/// <param name="Url">Where it sends to.</param>
/// <param name="PreviousUntil">Until when the secret before the last rotation counts.</param>
/// <param name="Secret">The secret, once.</param>
internal sealed record WebhookSourceDocument(
    string Name,
    string Url,
    string CreatedBy,
    DateTime Created,
    DateTime? Rotated,
    DateTime? PreviousUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static WebhookSourceDocument Of(WebhookSource source, string? secret = null) => new(
        source.Name,
        $"/api/webhooks/in/{source.Name}",
        source.CreatedBy,
        source.Created.UtcDateTime,
        source.Secret.Rotated?.UtcDateTime,
        source.Secret.PreviousUntil?.UtcDateTime,
        secret);
}
