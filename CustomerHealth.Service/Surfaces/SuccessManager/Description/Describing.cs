using System.Net.Mime;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Description;

/// <summary>
/// How a route says what it takes and answers, for the surface's document:
/// <c>users.MapPost("", AddAsync).TakesBody(NewUser.Read).Answers&lt;UserResponse&gt;(201).Refuses(409).WithSummary("Adds an account")</c>.
/// Refusals that follow from the route itself are said once for all: see <see cref="Refusals"/>.
/// </summary>
internal static class Describing
{
    /// <param name="mayBeAbsent">Whether the body is one that may be left out.</param>
    public static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder route, Func<SentFields, T> read, bool mayBeAbsent = false) =>
        route.WithMetadata(Taken.By(read, MediaTypeNames.Application.Json, !mayBeAbsent));

    public static RouteHandlerBuilder TakesForm<T>(this RouteHandlerBuilder route, Func<SentFields, T> read) =>
        route.WithMetadata(Taken.By(read, MediaTypeNames.Application.FormUrlEncoded, isRequired: true));

    public static RouteHandlerBuilder TakesQuery<T>(this RouteHandlerBuilder route, Func<SentFields, T> read) =>
        route.WithMetadata(Taken.By(read, contentType: null, isRequired: false));

    /// <typeparam name="T">A record as <see cref="Reply"/> writes it; see <see cref="FormatAttribute"/> and <see cref="WordOfAttribute"/>.</typeparam>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) => route.Produces<T>(status);

    /// <summary>A sentence, where the document shows no object: <see cref="Reply.Said"/>.</summary>
    public static RouteHandlerBuilder AnswersMessage(this RouteHandlerBuilder route) => route.Answers<MessageResponse>();
}
