using System.Text.Json.Serialization;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>The envelope of this surface and of all pages: a page for a client that prefers HTML, else <c>{"detail": ...}</c>.</summary>
/// <param name="unsure">For who posted and cannot know whether it was saved: what to do before trying again.</param>
internal sealed class HealthHtmlErrors(string unsure = HealthHtmlErrors.LookAtEvents) : ISurfaceErrors
{
    private const string LookAtEvents =
        "It is not certain whether the event was saved: look at the customer's latest events before you send it again.";

    public Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.Headers.Append("Vary", "Accept");
        IResult answer = Accepted.PrefersHtml(context.Request.Headers.Accept)
            ? new PageResult<ErrorPage>(new ErrorPageModel(TitleOf(status), detail, SurfaceErrors.TraceOf(context), SavedBy(context, status)), status)
            : Results.Json(new Detail(detail), statusCode: status);
        return answer.ExecuteAsync(context);
    }

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status503ServiceUnavailable => "Not available at the moment",
        >= 500 => "Something went wrong",
        _ => "This could not be done",
    };

    private string SavedBy(HttpContext context, int status) =>
        !HttpMethods.IsPost(context.Request.Method) ? ""
        : status < 500 ? "Nothing was saved."
        : unsure;
}

/// <summary>What is wrong, for a client that does not prefer HTML.</summary>
internal sealed record Detail([property: JsonPropertyName("detail")] string Text);

/// <summary>An error of this surface as an answer of a handler.</summary>
internal sealed record HealthHtmlProblem(int Status, string Detail) : IResult
{
    private static readonly HealthHtmlErrors Envelope = new();

    public static HealthHtmlProblem NoCustomer { get; } = new(StatusCodes.Status404NotFound, "Customer not found");

    public Task ExecuteAsync(HttpContext httpContext) => Envelope.WriteAsync(httpContext, Status, Detail);
}
