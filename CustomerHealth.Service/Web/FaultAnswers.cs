using System.Globalization;
using CustomerHealth.Service.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Web;

/// <summary>
/// The outermost middleware: whatever goes wrong is answered in the envelope of the surface that was asked. A storage outage is 503 with
/// Retry-After; an unexpected fault is 500 with a trace id in place of its cause; a status without a body gets one.
/// </summary>
public sealed partial class FaultAnswers(RequestDelegate next, ILogger<FaultAnswers> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            await FillEmptyAnswerAsync(context);
        }
        catch (StorageUnavailableException exception)
        {
            StorageUnavailable(exception, context.Request.Method, context.Request.Path.ToUriComponent());
            await AnswerAsync(
                context, StatusCodes.Status503ServiceUnavailable, "Storage is not available at the moment. Try again later.", exception.RetryAfter);
        }
        catch (BadHttpRequestException exception)
        {
            await AnswerAsync(context, exception.StatusCode, exception.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
#pragma warning disable CA1031 // The last line of defence: logged whole, answered without its cause.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Unexpected(exception, context.Request.Method, context.Request.Path.ToUriComponent());
            await AnswerAsync(
                context,
                StatusCodes.Status500InternalServerError,
                $"An unexpected fault, recorded as trace {SurfaceErrors.TraceOf(context)}.");
        }
    }

    private static Task FillEmptyAnswerAsync(HttpContext context)
    {
        var response = context.Response;
        if (HttpMethods.IsOptions(context.Request.Method) && response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            // Routing has found the address and said in Allow what is possible there, which is what OPTIONS asks.
            response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength > 0 || response.ContentType is not null)
        {
            return Task.CompletedTask;
        }

        var errors = SurfaceErrors.Of(context);
        return errors.WriteAsync(context, response.StatusCode, errors.WordsFor(context, response.StatusCode) ?? response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "Sign in, or send an API key.",
            StatusCodes.Status403Forbidden => "You may not do this.",
            StatusCodes.Status404NotFound => "There is nothing at this address.",
            StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not possible here.",
            StatusCodes.Status415UnsupportedMediaType => "The body has a media type that is not accepted here.",
            _ => "The request could not be handled.",
        });
    }

    private async Task AnswerAsync(HttpContext context, int status, string detail, TimeSpan? retryAfter = null)
    {
        if (context.Response.HasStarted)
        {
            TooLate(status);
            context.Abort();
            return;
        }

        // What the answer depends on was decided before it failed, and a cache between has to know it for a failure, too.
        var vary = context.Response.Headers.Vary;
        context.Response.Clear();
        context.Response.Headers.Vary = vary;
        if (retryAfter is { } delay)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(delay.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        await SurfaceErrors.Of(context).WriteAsync(context, status, detail);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage was not available for {Method} {Path}.")]
    private partial void StorageUnavailable(Exception exception, string method, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void Unexpected(Exception exception, string method, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer had begun when it failed with {Status}; the connection is cut.")]
    private partial void TooLate(int status);
}
