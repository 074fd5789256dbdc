using System.Text;
using System.Text.Json.Nodes;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>
/// A body written from nothing but the document is taken. (The success manager's are described by what reads them; the other surfaces read
/// by hand what a record describes.)
/// </summary>
public sealed class DocumentedBodyTests : IAsyncLifetime
{
    private static readonly Dictionary<string, JsonNode> Known = new()
    {
        ["subject"] = "acme",
        ["datacontenttype"] = "application/json",
        ["expires"] = "2026-01-01T00:00:00Z",
        ["url"] = "https://receiver.example/hooks",
        ["ticket"] = JsonNode.Parse("""{"priority":"high"}""")!,
        ["invoice"] = JsonNode.Parse("""{"amount":1,"due_date":"2025-06-30"}""")!,
    };

    private TestProduct product = null!;

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync(mode: "Accounts");
        await product.AddCustomerAsync("acme");
    }

    public Task DisposeAsync() => product.DisposeAsync().AsTask();

    [Theory]
    [InlineData("platform", "PUT", "/api/platform/customers/{id}", "application/json", 200)]
    [InlineData("platform", "POST", "/api/platform/events", "application/json", 202)]
    [InlineData("platform", "POST", "/api/platform/events", "application/cloudevents+json", 202)]
    [InlineData("platform", "POST", "/api/platform/events", "application/cloudevents-batch+json", 202)]
    [InlineData("platform", "POST", "/api/platform/customers/{id}/events", "application/cloudevents+json", 202)]
    [InlineData("platform", "POST", "/api/platform/users", "application/json", 201)]
    [InlineData("platform", "POST", "/api/platform/api-keys", "application/json", 201)]
    [InlineData("platform", "POST", "/api/platform/webhook-sources", "application/json", 201)]
    [InlineData("platform", "POST", "/api/webhooks", "application/json", 201)]
    [InlineData("health-json", "POST", "/health-json/api/customers/{id}/events", "application/json", 200)]
    [InlineData("health-html", "POST", "/health-html/api/customers/{id}/events", "application/json", 200)]
    public async Task A_body_as_documented_is_taken(string name, string method, string path, string contentType, int status)
    {
        var document = Repository.ReadJson($"docs/api/{name}.json");
        var schema = document.GetProperty("paths").GetProperty(path).GetProperty(method.ToLowerInvariant())
            .GetProperty("requestBody").GetProperty("content").GetProperty(contentType).GetProperty("schema");
        var body = new Example(document, Known).Of(schema)!.ToJsonString();

        var answer = await product.SendAsync(
            HttpMethod.Parse(method), path.Replace("{id}", "acme", StringComparison.Ordinal), TestProduct.Bytes(Encoding.UTF8.GetBytes(body), contentType));

        Assert.True(answer.Status == status, $"{body} was answered {answer}");
        Assert.True(answer.ContentType != "text/html" || answer.Text.Contains("Event added successfully!", StringComparison.Ordinal), answer.Text);
    }

    [Fact]
    public async Task A_user_changes_as_documented()
    {
        var document = Repository.ReadJson("docs/api/platform.json");
        var added = await product.PostAsync("/api/platform/users", """{"email":"a@example.com","fullName":"A","role":"csm","password":"a long enough sentence"}""");
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("ChangedUser");
        var body = new Example(document, Known).Of(schema)!.ToJsonString();

        var answer = await product.SendAsync(HttpMethod.Patch, $"/api/platform/users/{added.Json.Text("id")}", TestProduct.Json(body));

        Assert.True(answer.Status == 200, $"{body} was answered {answer}");
        Assert.Equal(("text", "viewer"), (answer.Json.Text("fullName"), answer.Json.Text("role")));
    }
}
