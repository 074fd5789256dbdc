using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomerHealth.LocalHost.Import;

/// <summary>
/// The platform's public API as importers use it. A 503 is the product's word for "later": it is tried again when the answer says so,
/// which is safe because customers are put whole and events have ids.
/// </summary>
public sealed class PlatformClient(HttpClient http)
{
    private const int Tries = 20;

    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(1);

    public async Task PutCustomerAsync(CustomerSubmission customer, CancellationToken cancellationToken)
    {
        var path = $"api/platform/customers/{Uri.EscapeDataString(customer.Id)}";
        using var answer = await SendAsync(
            HttpMethod.Put, path, () => JsonContent.Create(customer, CustomerSubmissionJson.Default.CustomerSubmission), cancellationToken);
        await RequireAsync(answer, path, cancellationToken);
    }

    public async Task<BatchAnswer> PostEventsAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        const string Path = "api/platform/events";
        using var answer = await SendAsync(HttpMethod.Post, Path, () => BatchContent(batch), cancellationToken);
        await RequireAsync(answer, Path, cancellationToken);
        return (await answer.Content.ReadFromJsonAsync(PlatformJson.Default.BatchAnswer, cancellationToken))!;
    }

    /// <summary>What became of all events since the server started counting.</summary>
    public async Task<EventTotals> TotalsAsync(CancellationToken cancellationToken) =>
        (await GetAsync("api/platform/metering", PlatformJson.Default.MeteringAnswer, cancellationToken)).Events;

    public Task<IReadOnlyList<ScoredCustomer>> CustomersAsync(CancellationToken cancellationToken) =>
        GetAsync("health-json/api/customers", PlatformJson.Default.IReadOnlyListScoredCustomer, cancellationToken);

    private static ReadOnlyMemoryContent BatchContent(EventBatch batch) =>
        new(batch.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json") } };

    private async Task<T> GetAsync<T>(
        string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, () => null, cancellationToken);
        await RequireAsync(answer, path, cancellationToken);
        return (await answer.Content.ReadFromJsonAsync(type, cancellationToken))
            ?? throw new JsonException($"GET {path} answered null.");
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, Func<HttpContent?> content, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content() };
            var answer = await http.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tries == Tries)
            {
                return answer;
            }

            var pause = answer.Headers.RetryAfter?.Delta ?? UsualPause;
            answer.Dispose();
            await Task.Delay(pause, cancellationToken);
        }
    }

    private static async Task RequireAsync(HttpResponseMessage answer, string path, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            throw new ImportException($"{answer.RequestMessage!.Method} {path} answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 500)]}");
        }
    }
}
