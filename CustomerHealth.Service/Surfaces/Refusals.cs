using CustomerHealth.Service.ApiDocuments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces;

/// <summary>
/// What the routes of a surface may refuse, for its document: found from what a route takes and who may use it, so that nobody has to say
/// it for each; a route says only the rest, <c>users.MapPost(...).Refuses(409)</c>. All of them in the surface's envelope.
/// </summary>
/// <param name="envelope">The type of the body.</param>
/// <param name="contentTypes">What the body is sent as.</param>
internal sealed class Refusals(Type envelope, params string[] contentTypes)
{
    private static readonly Dictionary<int, string> Meanings = new()
    {
        [StatusCodes.Status302Found] = "To /sign-in, for a client that prefers HTML and has not signed in",
        [StatusCodes.Status400BadRequest] = "What was sent breaks a rule, or the address has an API key in it",
        [StatusCodes.Status401Unauthorized] = "Nobody is signed in, or the credential is not valid",
        [StatusCodes.Status403Forbidden] = "The caller may not do this",
        [StatusCodes.Status404NotFound] = "There is no such thing",
        [StatusCodes.Status409Conflict] = "It does not go together with what is there",
        [StatusCodes.Status412PreconditionFailed] = "It is not in the version that was asked for",
        [StatusCodes.Status413PayloadTooLarge] = "The body is too large",
        [StatusCodes.Status415UnsupportedMediaType] = "The body has another media type",
        [StatusCodes.Status422UnprocessableEntity] = "What was sent is well-formed and cannot be taken",
        [StatusCodes.Status429TooManyRequests] = "Too many failed attempts; Retry-After says how long to wait",
        [StatusCodes.Status500InternalServerError] = "An unexpected fault, with the trace that recorded it",
        [StatusCodes.Status503ServiceUnavailable] = "Storage is not available at the moment; Retry-After says when to try again",
    };

    /// <summary>The body of 422, where what does not fit a field is that, on every route that takes something.</summary>
    public Type? Misshapen { get; init; }

    /// <summary>Whether a browser that has not signed in is led to the page where it can.</summary>
    public bool LeadsToSignIn { get; init; }

    /// <summary>Last of all, when the routes of the group have said everything else.</summary>
    public void Describe(IEndpointConventionBuilder surface) => surface.Finally(Describe);

    private void Describe(EndpointBuilder route)
    {
        var said = route.Metadata.OfType<IProducesResponseTypeMetadata>().Select(answer => answer.StatusCode).ToHashSet();
        int[] refused = [.. Follows((RouteEndpointBuilder)route), .. route.Metadata.OfType<Refused>().SelectMany(refused => refused.Statuses)];
        foreach (var status in refused.Where(said.Add))
        {
            route.Metadata.Add(AnswerOf(status));
        }
    }

    private ProducesResponseTypeMetadata AnswerOf(int status)
    {
        var description = Meanings[status];
        return status switch
        {
            StatusCodes.Status302Found => new ProducesResponseTypeMetadata(status) { Description = description },
            StatusCodes.Status422UnprocessableEntity => new ProducesResponseTypeMetadata(status, Misshapen ?? envelope, contentTypes) { Description = description },
            _ => new ProducesResponseTypeMetadata(status, envelope, contentTypes) { Description = description },
        };
    }

    private IEnumerable<int> Follows(RouteEndpointBuilder route)
    {
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status401Unauthorized; // Where anybody may come in, too, a wrong key is not passed over.
        if (LeadsToSignIn && Has<IAuthorizeData>(route) && !MayWrite(route))
        {
            yield return StatusCodes.Status302Found;
        }

        if (Has<IAuthorizeData>(route) || MayWrite(route))
        {
            yield return StatusCodes.Status403Forbidden;
        }

        var isOfOne = route.RoutePattern.Parameters.Count > 0;
        if (isOfOne)
        {
            yield return StatusCodes.Status404NotFound;
        }

        if (route.Metadata.OfType<ITaken>().Any(taken => taken.IsBody))
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (Misshapen is not null && (isOfOne || Has<ITaken>(route)))
        {
            yield return StatusCodes.Status422UnprocessableEntity;
        }

        yield return StatusCodes.Status500InternalServerError;
        yield return StatusCodes.Status503ServiceUnavailable;
    }

    private static bool Has<T>(EndpointBuilder route) => route.Metadata.OfType<T>().Any();

    /// <summary>A browser may not write from a page elsewhere, whoever may use the route.</summary>
    private static bool MayWrite(EndpointBuilder route) =>
        route.Metadata.OfType<IHttpMethodMetadata>().Any(methods => !methods.HttpMethods.Any(HttpMethods.IsGet));
}

/// <summary>Statuses that a route says of itself.</summary>
internal sealed record Refused(IReadOnlyList<int> Statuses);
