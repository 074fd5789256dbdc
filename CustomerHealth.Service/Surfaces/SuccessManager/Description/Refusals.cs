using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Description;

/// <summary>What every route of the surface may refuse, found from what it takes and who may use it.</summary>
internal static class Refusals
{
    private static readonly Dictionary<int, string> Words = new()
    {
        [StatusCodes.Status400BadRequest] = "A rule of the operation, or an API key in the address",
        [StatusCodes.Status401Unauthorized] = "Nobody is signed in, or the credential is not valid",
        [StatusCodes.Status403Forbidden] = "The caller may not do this",
        [StatusCodes.Status404NotFound] = "There is no such thing",
        [StatusCodes.Status409Conflict] = "It does not go together with what is there",
        [StatusCodes.Status412PreconditionFailed] = "It is not in the version that If-Match names",
        [StatusCodes.Status413PayloadTooLarge] = "The body is too large",
        [StatusCodes.Status415UnsupportedMediaType] = "The body has another media type",
        [StatusCodes.Status422UnprocessableEntity] = "What was sent breaks a rule (a sentence) or has the wrong shape (a list with the place of each fault)",
        [StatusCodes.Status429TooManyRequests] = "Too many failed attempts; Retry-After says how long to wait",
        [StatusCodes.Status500InternalServerError] = "An unexpected fault, with the trace that recorded it",
        [StatusCodes.Status503ServiceUnavailable] = "Storage is not available at the moment; Retry-After says when to try again",
    };

    /// <summary>Last of all, when everything else is said.</summary>
    public static void DescribeRefusals(this RouteGroupBuilder surface) => ((IEndpointConventionBuilder)surface).Finally(Describe);

    public static IProducesResponseTypeMetadata Of(int status) => new ProducesResponseTypeMetadata(
        status,
        status == StatusCodes.Status422UnprocessableEntity ? typeof(MisshapenResponse) : typeof(RefusalResponse),
        [MediaTypeNames.Application.Json])
    {
        Description = Words[status],
    };

    private static void Describe(EndpointBuilder route)
    {
        var said = route.Metadata.OfType<IProducesResponseTypeMetadata>().Select(answer => answer.StatusCode).ToHashSet();
        foreach (var status in Found((RouteEndpointBuilder)route).Where(status => !said.Contains(status)))
        {
            route.Metadata.Add(Of(status));
        }
    }

    private static IEnumerable<int> Found(RouteEndpointBuilder route)
    {
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status401Unauthorized; // Where anybody may come in, too, a wrong key is not passed over.
        if (Has<IAuthorizeData>(route) || MayWrite(route))
        {
            yield return StatusCodes.Status403Forbidden;
        }

        var isOfOne = route.RoutePattern.Parameters.Count > 0;
        if (isOfOne)
        {
            yield return StatusCodes.Status404NotFound;
        }

        if (route.Metadata.OfType<Taken>().Any(taken => taken.ContentType is not null))
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (isOfOne || Has<Taken>(route))
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
