using System.Text.Json.Serialization;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.ApiKeys;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// <c>/api/platform/api-keys</c>: keys of integrations, for admins. The secret is in the answer that creates it and nowhere else. A
/// revocation takes effect within a minute.
/// </summary>
internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder admins)
    {
        admins.MapMethods("/api-keys", [HttpMethods.Get, HttpMethods.Head], ListAsync)
            .Produces<IReadOnlyList<ApiKeyDocument>>().WithSummary("API keys");
        admins.MapPost("/api-keys", AddAsync)
            .Takes<NewApiKey>().Produces<ApiKeyDocument>(StatusCodes.Status201Created).WithSummary("Makes a key, shown this once");
        admins.MapDelete("/api-keys/{id}", RevokeAsync)
            .Produces(StatusCodes.Status204NoContent).WithSummary("Revokes a key");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, ApiKeyStore keys, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok((await keys.ListAsync(context.Tenant(), cancellationToken)).Select(key => ApiKeyDocument.Of(key, time.GetUtcNow())));

    private static async Task<IResult> AddAsync(
        HttpContext context, ApiKeyStore keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, problem) = await PlatformBody.ReadAsync<NewApiKey>(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        var expires = body.Expires ?? time.GetUtcNow() + ApiKeyStore.DefaultLife;
        if (ApiKeyFields.Refuse(body.Name, body.Scopes, expires, time.GetUtcNow()) is { } refusal)
        {
            return PlatformBody.Invalid(refusal.Reason);
        }

        var (key, text) = await keys.AddAsync(
            context.Tenant(), body.Name!.Trim(), [.. body.Scopes!.Distinct()], expires, context.User.Identity!.Name!, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(ApiKeyDocument.Of(key, time.GetUtcNow()) with { Key = text }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(
        string id, HttpContext context, ApiKeyStore keys, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(context.Tenant(), id, cancellationToken)
            ? TypedResults.NoContent()
            : PlatformProblems.With(StatusCodes.Status404NotFound, "unknown-key", "There is no such key.");
}

/// <summary>A new key as asked for.</summary>
/// <param name="Expires">Null: in a year.</param>
[Sent]
internal sealed record NewApiKey([Needed] string? Name, [Needed, ScopeWord] IReadOnlyList<string>? Scopes, DateTimeOffset? Expires);

/// <param name="Status">active, expired or revoked.</param>
/// <param name="Key">The secret, once.</param>
internal sealed record ApiKeyDocument(
    string Id,
    string Name,
    string Hint,
    [ScopeWord] IReadOnlyList<string> Scopes,
    [OneOf("active", "expired", "revoked")] string Status,
    string CreatedBy,
    DateTime Created,
    DateTime Expires,
    DateTime? LastUsed,
    DateTime? Revoked,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key = null)
{
    public static ApiKeyDocument Of(ApiKey key, DateTimeOffset now) => new(
        key.Id,
        key.Name,
        key.Hint,
        key.Scopes,
        key.Revoked is not null ? "revoked" : now < key.Expires ? "active" : "expired",
        key.CreatedBy,
        key.Created.UtcDateTime,
        key.Expires.UtcDateTime,
        key.LastUsed?.UtcDateTime,
        key.Revoked?.UtcDateTime);
}
