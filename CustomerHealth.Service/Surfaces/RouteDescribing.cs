using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces;

/// <summary>
/// How a route says what it takes and answers, for the document of its surface. Only said: nothing of it is enforced, since the handlers
/// read what is sent themselves.
/// </summary>
internal static class RouteDescribing
{
    /// <summary>What the route refuses with beside what follows from it anyhow: see <see cref="Refusals"/>.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses) => route.WithMetadata(new Refused(statuses));

    /// <summary>A body of JSON that is written as <typeparamref name="T"/> would be.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, string contentType = MediaTypeNames.Application.Json) =>
        route.WithMetadata(new TakenJson(typeof(T), contentType, MayBeOne: true, MayBeMany: false));

    /// <summary>A list of them.</summary>
    public static RouteHandlerBuilder TakesMany<T>(this RouteHandlerBuilder route, string contentType) =>
        route.WithMetadata(new TakenJson(typeof(T), contentType, MayBeOne: false, MayBeMany: true));

    public static RouteHandlerBuilder TakesOneOrMany<T>(this RouteHandlerBuilder route, string contentType = MediaTypeNames.Application.Json) =>
        route.WithMetadata(new TakenJson(typeof(T), contentType, MayBeOne: true, MayBeMany: true));

    public static RouteHandlerBuilder TakesHeader(this RouteHandlerBuilder route, string name, string about) =>
        route.WithMetadata(new TakenParameter(name, ParameterLocation.Header, about, () => new OpenApiSchema { Type = JsonSchemaType.String }));

    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, string name, string about, Func<OpenApiSchema> schema) =>
        route.WithMetadata(new TakenParameter(name, ParameterLocation.Query, about, schema));
}
