using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// Posts messages to receivers, signed by Standard Webhooks. Only 2xx is taken for an answer that it arrived; nothing is followed anywhere, and
/// of what a receiver says no more than a beginning is read.
/// </summary>
/// <param name="handler">What connects: <see cref="GuardedConnections.Handler"/>, where receivers are anywhere on the network.</param>
public sealed class WebhookClient(HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    private const int MostTextBytes = 1024;

    private static readonly ProductInfoHeaderValue Product = new("CustomerHealth-Webhooks", "1");

    private readonly HttpClient http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>For how long an answer is waited for, the connection included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <param name="secrets">Each one signs.</param>
    public async Task<WebhookAnswer> PostAsync(
        Uri url, string id, IEnumerable<string> secrets, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var began = time.GetTimestamp();
        using var request = Signed(url, id, secrets, body, at);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var took = time.GetElapsedTime(began);
            return response.IsSuccessStatusCode
                ? new WebhookAnswer(at, took, (int)response.StatusCode, null)
                : new WebhookAnswer(
                    at, took, (int)response.StatusCode, TroubleOf(response), await BeginningAsync(response, either.Token), RetryAfter(response, at));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Failed($"There was no answer within {Patience.TotalSeconds:0.#} seconds.");
        }
        catch (HttpRequestException exception)
        {
            return Failed(TroubleOf(exception));
        }

        WebhookAnswer Failed(string trouble) => new(at, time.GetElapsedTime(began), null, trouble);
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Signed(Uri url, string id, IEnumerable<string> secrets, ReadOnlyMemory<byte> body, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(Product.Product!));
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(
            "webhook-signature", string.Join(' ', secrets.Select(secret => StandardWebhooks.Sign(secret, id, timestamp, body.Span))));
        return request;
    }

    private static string TroubleOf(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 300 and < 400 => $"The receiver answered {(int)response.StatusCode}, and redirects are not followed.",
        var status => $"The receiver answered {status}.",
    };

    /// <summary>In words of ours: those of the framework name hosts and addresses.</summary>
    private static string TroubleOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        _ when exception.InnerException is TargetRefusedException refused => refused.Message,
        HttpRequestError.NameResolutionError => "The name of the receiver leads nowhere.",
        HttpRequestError.SecureConnectionError => "No protected connection came about: the certificate is not valid, or the receiver speaks no TLS.",
        HttpRequestError.ConnectionError => "No connection came about.",
        HttpRequestError.ResponseEnded or HttpRequestError.Unknown => "The receiver hung up before it answered.",
        _ => "The receiver gave no answer that is HTTP.",
    };

    private static async Task<string?> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostTextBytes];
        var read = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The status says what there is to know; what it was said with did not come.
        }

        var text = string.Concat(Encoding.UTF8.GetString(bytes, 0, read).Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        return text.Length == 0 ? null : text;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            ? response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - now)
            : null;
}
