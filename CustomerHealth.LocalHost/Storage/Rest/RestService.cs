using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>One service of the account: sends requests to paths below its address and tells failures in the port's terms.</summary>
internal sealed class RestService(HttpPipeline pipeline, Uri endpoint, string version)
{
    public Uri Endpoint { get; } = endpoint;

    /// <param name="path">Below the service's address, already encoded.</param>
    /// <param name="query">Names and values as they are; they are encoded here.</param>
    /// <returns>The answer, whatever its status; the caller disposes of it.</returns>
    /// <exception cref="StorageUnavailableException">No answer came.</exception>
    public async Task<Response> SendAsync(
        RequestMethod method,
        string path,
        IEnumerable<(string Name, string Value)> query,
        Action<Request>? fill,
        CancellationToken cancellationToken)
    {
        var request = pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(Endpoint);
        request.Uri.AppendPath($"/{path}", escape: false);
        foreach (var (name, value) in query)
        {
            request.Uri.AppendQuery(name, Uri.EscapeDataString(value), escapeValue: false);
        }

        request.Headers.Add("x-ms-version", version);
        fill?.Invoke(request);
        try
        {
            return await pipeline.SendRequestAsync(request, cancellationToken);
        }
        catch (Exception exception) when (Unanswered(exception, cancellationToken))
        {
            throw new StorageUnavailableException("Azure Storage cannot be reached, or did not answer in time.", Last(exception));
        }
    }

    /// <summary>
    /// A failed connection, several of them in one exception, a body that broke off, or a cancellation that nobody asked for, which is
    /// Azure.Core's network time-out.
    /// </summary>
    private static bool Unanswered(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        AggregateException { InnerExceptions.Count: > 0 } => Unanswered(Last(exception), cancellationToken),
        RequestFailedException or IOException => true,
        _ => false,
    };

    /// <summary>Azure.Core sums up all tries; the last one tells as much as any, and a log need not repeat it four times.</summary>
    private static Exception Last(Exception exception) => exception is AggregateException { InnerExceptions: [.., var last] } ? last : exception;
}
