using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>Every answer of the surface: bodies in snake_case, refusals as <c>{"detail": ...}</c>.</summary>
internal static class Reply
{
    /// <summary>How this surface writes JSON; its records have names as C# wants them.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IResult Ok<T>(T body) => TypedResults.Json(body, Json);

    public static IResult Created<T>(T body) => TypedResults.Json(body, Json, statusCode: StatusCodes.Status201Created);

    /// <summary>200 and a sentence, where the document shows no object.</summary>
    public static IResult Said(string message) => Ok(new MessageResponse(message));

    /// <param name="what">"User", "Customer" and so on, as the document has them.</param>
    public static IResult NotFound(string what) => Refuse(StatusCodes.Status404NotFound, $"{what} not found");

    public static IResult Conflict(string sentence) => Refuse(StatusCodes.Status409Conflict, sentence);

    /// <summary>A rule that what was sent breaks as a whole; a single field of the wrong shape is <see cref="Misshapen"/>.</summary>
    public static IResult BreaksRule(string sentence) => Refuse(StatusCodes.Status422UnprocessableEntity, sentence);

    public static IResult Misshapen(params IReadOnlyList<ShapeError> errors) =>
        new Refusal(StatusCodes.Status422UnprocessableEntity, new MisshapenResponse(errors));

    /// <summary>Passwords were guessed too often: 429, and how long to wait.</summary>
    public static IResult TooManyFailures(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Refuse(StatusCodes.Status429TooManyRequests, $"Too many failed attempts. Try again in {seconds} seconds.");
    }

    public static IResult Refuse(int status, string sentence) => new Refusal(status, new RefusalResponse(sentence));

    private sealed class Refusal(int status, object body) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            if (status == StatusCodes.Status401Unauthorized)
            {
                // Whatever scheme refused: this is how one signs in here.
                context.Response.Headers.WWWAuthenticate = TokenAuthentication.SchemeName;
            }

            return TypedResults.Json(body, Json, statusCode: status).ExecuteAsync(context);
        }
    }
}

internal sealed record MessageResponse(string Message);

internal sealed record RefusalResponse(string Detail);

internal sealed record MisshapenResponse(IReadOnlyList<ShapeError> Detail);
