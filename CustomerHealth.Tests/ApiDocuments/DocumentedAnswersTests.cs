using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;
using Xunit.Sdk;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>That the clients of the tests find an answer that is not as documented, on every surface and at shared addresses.</summary>
public sealed class DocumentedAnswersTests
{
    private const string Problem = """
        {"type":"t","title":"T","status":404,"detail":"d","instance":"/","traceId":"x","code":"unknown-customer"}
        """;

    [Theory]
    [InlineData("GET", "/health", 200, "application/json", """{"status":"healthy","version":"1"}""")]
    [InlineData("GET", "/success-manager/health/", 200, "application/json", """{"status":"healthy","version":"1"}""")]
    [InlineData("HEAD", "/health", 200, null, "")]
    [InlineData("GET", "/api/v1/users/u1", 404, "application/json", """{"detail":"User not found"}""")]
    [InlineData("GET", "/api/v1/users/u1", 422, "application/json", """{"detail":"A rule"}""")]
    [InlineData("GET", "/api/v1/users/u1", 422, "application/json", """{"detail":[{"type":"t","loc":["path","id"],"msg":"m","input":"u1"}]}""")]
    [InlineData("GET", "/API/Platform/customers/c1", 404, "application/problem+json", Problem)]
    [InlineData("DELETE", "/api/platform/api-keys/k1", 204, null, "")]
    [InlineData("GET", "/api/customers", 404, "application/json", """{"message":"No customers found"}""")]
    [InlineData("POST", "/api/customers/c1/events", 400, "application/json", """{"error":"e"}""", """{"event":{}}""")]
    [InlineData("POST", "/api/customers/c1/events", 400, "text/html", "<p>", """{"type":"x"}""")]
    [InlineData("GET", "/nowhere", 418, "text/plain", "tea")]
    [InlineData("PATCH", "/health", 405, "text/plain", "")]
    public async Task An_answer_as_documented_passes(string method, string path, int status, string? type, string answer, string? body = null) =>
        Assert.Equal(status, (int)(await SendAsync(method, path, status, type, answer, body)).StatusCode);

    [Theory]
    [InlineData("GET", "/health", 418, "application/json", "{}", "status 418 is not documented")]
    [InlineData("HEAD", "/health", 418, null, "", "status 418 is not documented")]
    [InlineData("GET", "/health", 200, "text/plain", "well", "content type text/plain is not documented")]
    [InlineData("GET", "/health", 200, null, "", "content type (none) is not documented")]
    [InlineData("GET", "/health", 200, "application/json", """{"status":"healthy"}""", "$.version is missing")]
    [InlineData("GET", "/success-manager/health", 200, "application/json", """{"status":"healthy","version":1}""", "$.version is no \"string\": 1")]
    [InlineData("GET", "/api/v1/users/u1", 404, "application/json", """{"detail":"d","stamp":"s"}""", "$.stamp is not documented")]
    [InlineData("GET", "/api/v1/users/u1/", 422, "application/json", """{"detail":[{"type":"t"}]}""", "$ is not one of the forms")]
    [InlineData("GET", "/api/platform/customers/c1", 404, "application/json", Problem, "content type application/json is not documented")]
    [InlineData("DELETE", "/api/platform/api-keys/k1", 204, "text/plain", "gone", "a body is not documented")]
    [InlineData("GET", "/api/customers", 200, "application/json", """[{"id":"c"}]""", "$[0].name is missing")]
    [InlineData("GET", "/health-json/api/customers", 404, "application/json", """{"error":"e"}""", "$.message is missing")]
    [InlineData("POST", "/api/customers/c1/events", 400, "text/html", "<p>", "content type text/html is not documented", """{"event":{}}""")]
    [InlineData("POST", "/api/customers/c1/events", 400, "application/json", """{"error":"e"}""", "$.detail is missing", """{"type":"x"}""")]
    [InlineData("POST", "/api/customers/c1/events", 202, "application/json", "{}", "$.batchId is missing", """{"specversion":"1.0"}""")]
    [InlineData("GET", "/health-html/api/dashboard", 200, "application/json", "{}", "content type application/json is not documented")]
    public async Task Another_answer_fails_the_test_that_asked(
        string method, string path, int status, string? type, string answer, string complaint, string? body = null)
    {
        var failure = await Assert.ThrowsAsync<XunitException>(() => SendAsync(method, path, status, type, answer, body));

        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(string method, string path, int status, string? type, string answer, string? body)
    {
        using var client = new HttpClient(new DocumentedAnswers(new Canned(status, type, answer)));
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"http://localhost{path}");
        request.Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        return await client.SendAsync(request);
    }

    /// <summary>Gives one answer to everything.</summary>
    private sealed class Canned(int status, string? type, string answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage((HttpStatusCode)status)
            {
                RequestMessage = request,
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer))
                {
                    Headers = { ContentType = type is null ? null : new MediaTypeHeaderValue(type, "utf-8") },
                },
            });
    }
}
