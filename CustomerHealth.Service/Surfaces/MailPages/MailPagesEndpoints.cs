using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.MailPages;

/// <summary>
/// Where links in mails lead that end such mails. Whoever has a link may use it, without a sign-in: the token is the authority. Looking at
/// the page changes nothing, since programs follow links in mails too; the button does, and the click of a mail program (RFC 8058), which
/// posts to the same address without ever having seen a page.
/// </summary>
internal static class MailPagesEndpoints
{
    public const string Base = "/mail";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapMailPages(this IEndpointRouteBuilder routes)
    {
        var anybody = routes.MapGroup(Base).WithTags("Mail").AllowAnonymous().AddEndpointFilter(KeepNothingAsync);
        anybody.MapMethods("/stop/{token}", Read, ShowAsync);
        anybody.MapPost("/stop/{token}", StopAsync);
        anybody.MapPost("/resume/{token}", ResumeAsync);
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext context, MailStops stops, CancellationToken cancellationToken) =>
        stops.Read(token) is { } stop
            ? Page(token, stop, await stops.IsStoppedAsync(stop, cancellationToken) ? StopStage.Stopped : StopStage.Asked)
            : await UnknownAsync(context);

    private static async Task<IResult> StopAsync(string token, HttpContext context, MailStops stops, CancellationToken cancellationToken)
    {
        if (stops.Read(token) is not { } stop)
        {
            return await UnknownAsync(context);
        }

        await stops.StopAsync(stop, cancellationToken);
        return Page(token, stop, StopStage.Stopped);
    }

    private static async Task<IResult> ResumeAsync(string token, HttpContext context, MailStops stops, CancellationToken cancellationToken)
    {
        if (stops.Read(token) is not { } stop)
        {
            return await UnknownAsync(context);
        }

        await stops.ResumeAsync(stop, cancellationToken);
        return Page(token, stop, StopStage.Resumed);
    }

    private static PageResult<StopPage> Page(string token, MailStop stop, StopStage stage) => new(new StopPageModel(token, WordsFor(stop.Topic), stage));

    private static string WordsFor(string topic) =>
        topic.StartsWith("report:", StringComparison.Ordinal) ? "this scheduled report" : "alerts of your customers";

    private static async Task<IResult> UnknownAsync(HttpContext context)
    {
        await SurfaceErrors.Of(context).WriteAsync(
            context, StatusCodes.Status404NotFound, "This link is not complete, or too old. Use the one at the end of a later mail.");
        return Results.Empty;
    }

    /// <summary>The address holds what it takes to stop: it goes into no cache, no index, and no other place's log.</summary>
    private static ValueTask<object?> KeepNothingAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var response = context.HttpContext.Response;
        response.OnStarting(() =>
        {
            response.Headers.CacheControl = "no-store";
            response.Headers["X-Robots-Tag"] = "noindex";
            response.Headers["Referrer-Policy"] = "no-referrer";
            return Task.CompletedTask;
        });
        return next(context);
    }
}

/// <summary>How far somebody is who stops mails.</summary>
public enum StopStage
{
    Asked,
    Stopped,
    Resumed,
}

/// <param name="About">What the mails are about, in running text.</param>
public sealed record StopPageModel(string Token, string About, StopStage Stage);
