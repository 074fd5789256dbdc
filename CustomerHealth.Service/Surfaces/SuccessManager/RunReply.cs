using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Surfaces.Platform;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>How work on all customers is answered that the client does not wait for.</summary>
internal static class RunReply
{
    /// <summary>Whether the client asked not to wait (RFC 7240).</summary>
    public static bool IsWanted(HttpRequest request) => Preferences.Of(request).RespondsAsync;

    /// <summary>202, and in Location where the run can be followed.</summary>
    /// <param name="message">What has begun, as a sentence.</param>
    public static IResult Accepted(HttpContext context, Run run, string message) =>
        Accepted(context, run.Id, RunEndpoint.AddressOf(run), message);

    /// <param name="address">Where what has begun can be followed.</param>
    public static IResult Accepted(HttpContext context, Guid id, string address, string message)
    {
        context.Response.Headers.Location = address;
        context.Response.Headers["Preference-Applied"] = Preferences.RespondAsync;
        return TypedResults.Json(new RunAccepted(message, id), Reply.Json, statusCode: StatusCodes.Status202Accepted);
    }
}

internal sealed record RunAccepted(string Message, Guid RunId);
