using System.Net;
using System.Text.Json;
using CustomerHealth.LocalHost.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.LocalHost.Http;

/// <summary>
/// <c>POST /admin/functions/{name}</c> runs a timer or queue function by hand, like the Functions host: the answer is 202 and does not
/// wait. Only for callers on this machine; and only as <c>application/json</c>, which a page of another origin cannot post unasked.
/// </summary>
public sealed partial class HandRuns(TriggerTable triggers, InFlight inFlight, IServiceScopeFactory scopes, ILogger<HandRuns> logger)
{
    /// <summary>Where this is mounted; what is left of the path is the function's name.</summary>
    public static readonly PathString Path = "/admin/functions";

    public async Task HandleAsync(HttpContext context) => context.Response.StatusCode = await StartAsync(context);

    private async Task<int> StartAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
        {
            return StatusCodes.Status404NotFound;
        }

        if (FunctionNamed(request.Path.Value!.Trim('/')) is not { } function)
        {
            return StatusCodes.Status404NotFound;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        if (!request.HasJsonContentType())
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        if (await InputAsync(request) is not { } input)
        {
            return StatusCodes.Status400BadRequest;
        }

        _ = RunAsync(function.Name, function.Method, input);
        return StatusCodes.Status202Accepted;
    }

    private (string Name, TriggerMethod Method)? FunctionNamed(string name) =>
        triggers.Timers.Select(timer => (timer.Name, timer.Method))
            .Concat(triggers.Queues.Select(queue => (queue.Name, queue.Method)))
            .Where(function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase))
            .Select(function => ((string, TriggerMethod)?)function)
            .FirstOrDefault();

    /// <summary>The input given, empty if none is; null when the body is not what the host takes.</summary>
    private static async Task<string?> InputAsync(HttpRequest request)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return body.RootElement.ValueKind != JsonValueKind.Object ? null
                : !body.RootElement.TryGetProperty("input", out var input) || input.ValueKind == JsonValueKind.Null ? ""
                : input.ValueKind == JsonValueKind.String ? input.GetString()
                : input.GetRawText();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task RunAsync(string name, TriggerMethod method, string input)
    {
        using var busy = inFlight.Enter();
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            object trigger = method.TriggerType == typeof(TimerInfo) ? new TimerInfo() : input;
            await method.InvokeAsync(scope.ServiceProvider, trigger, CancellationToken.None);
        }
#pragma warning disable CA1031 // The caller is gone; the log is the only place left for whatever went wrong.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(exception, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {Name}, run by hand, failed.")]
    private partial void Failed(Exception exception, string name);
}
