using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CustomerHealth.LocalHost.Storage.Rest;

namespace CustomerHealth.Tests.Storage.Rest;

/// <summary>Answers requests without a network, and remembers them.</summary>
internal sealed class ScriptedTransport(Func<HttpMessage, Task<Response>> answer) : HttpPipelineTransport
{
    /// <summary>Method, address and body of each try.</summary>
    public List<(string Method, Uri Address, string Body)> Seen { get; } = [];

    public static ScriptedTransport Answering(Func<Response> answer) => new(_ => Task.FromResult(answer()));

    /// <summary>A store over this transport that does not wait between its tries.</summary>
    public RestStore Store(int retries = 0) => RestStore.Open("UseDevelopmentStorage=true", new RestOptions
    {
        Transport = this,
        Retry = { MaxRetries = retries, Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, NetworkTimeout = TimeSpan.FromSeconds(0.2) },
    });

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Seen.Add((message.Request.Method.Method, message.Request.Uri.ToUri(), await BodyAsync(message)));
        message.Response = await answer(message);
    }

    public override void Process(HttpMessage message) => throw new NotSupportedException("Storage is asked asynchronously.");

    private static async Task<string> BodyAsync(HttpMessage message)
    {
        using var body = new MemoryStream();
        await (message.Request.Content?.WriteToAsync(body, CancellationToken.None) ?? Task.CompletedTask);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
