using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using CustomerHealth.Service.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>Somebody who is told of changes, over a real socket on loopback. It keeps what it was sent, and answers as a test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedWebhook> received = new();
    private WebApplication? web;

    /// <summary>What it has been sent, in order.</summary>
    public IReadOnlyList<ReceivedWebhook> Received => [.. received];

    /// <summary>What it answers, after it kept what came.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Status(204);

    /// <summary>Where it listens, also while it is away.</summary>
    public string Url { get; private set; } = "http://127.0.0.1:0/";

    public static Func<HttpContext, Task> Status(int status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    };

    public static async Task<Receiver> StartAsync()
    {
        var receiver = new Receiver();
        await receiver.ComeBackAsync();
        return receiver;
    }

    public async Task LeaveAsync()
    {
        await web!.StopAsync();
        await web.DisposeAsync();
        web = null;
    }

    /// <summary>Where it was before.</summary>
    public async Task ComeBackAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, new Uri(Url).Port));
        web = builder.Build();
        web.Run(TakeAsync);
        await web.StartAsync();
        Url = web.Urls.Single() + "/hooks?for=tests";
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null)
        {
            await LeaveAsync();
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        received.Enqueue(new ReceivedWebhook(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        await Answer(context);
    }
}

/// <summary>A message as it came.</summary>
internal sealed record ReceivedWebhook(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public long Timestamp => long.Parse(Headers["webhook-timestamp"], CultureInfo.InvariantCulture);

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public System.Text.Json.JsonElement Json => System.Text.Json.JsonDocument.Parse(Body).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    public bool IsSignedWith(string secret) => StandardWebhooks.IsSigned([secret], Headers["webhook-signature"], Id, Timestamp, Body);
}
