using System.Net;
using CustomerHealth.LocalHost.Import;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Import;

public sealed class PlatformClientTests
{
    private static readonly CustomerSubmission Customer =
        new("A-1", "Oak", null, null, DateTimeOffset.UnixEpoch, new Dictionary<string, string>());

    [Fact]
    public async Task A_busy_server_is_asked_again_with_the_same_body()
    {
        using var server = new ScriptedServer(HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://test/") };

        await new PlatformClient(http).PutCustomerAsync(Customer, CancellationToken.None);

        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Distinct());
        Assert.StartsWith("PUT /api/platform/customers/A-1 {", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_refusal_ends_the_import_with_what_the_server_said()
    {
        using var server = new ScriptedServer(HttpStatusCode.Unauthorized);
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://test/") };

        var refusal = await Assert.ThrowsAsync<ImportException>(() => new PlatformClient(http).PutCustomerAsync(Customer, CancellationToken.None));

        Assert.Equal("PUT api/platform/customers/A-1 answered 401: said the server", refusal.Message);
    }

    private sealed class ScriptedServer(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = answers[Requests.Count];
            Requests.Add($"{request.Method} {request.RequestUri!.AbsolutePath} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
            return new HttpResponseMessage(answer)
            {
                RequestMessage = request,
                Content = new StringContent("said the server"),
                Headers = { RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.Zero) },
            };
        }
    }
}
