using System.Text;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.Security;

/// <summary>
/// In Development this machine needs no key, so that a page from elsewhere in its browser must not be able to write: neither by a body
/// that a browser sends unasked, nor from a place that the browser names.
/// </summary>
public sealed class ForeignWriteTests : IAsyncLifetime
{
    private const string Login = """{"type":"login"}""";

    private TestProduct product = null!;

    /// <summary>What takes JSON.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { "POST", "/api/customers/acme/events" },
        { "POST", "/health-json/api/customers/acme/events" },
        { "POST", "/health-html/api/customers/acme/events" },
        { "POST", "/api/platform/events" },
        { "POST", "/api/platform/customers/acme/events" },
        { "PUT", "/api/platform/customers/other" },
    };

    /// <summary>And what takes forms, which a browser sends unasked.</summary>
    public static TheoryData<string, string> Writes => new()
    {
        { "POST", "/api/customers/acme/events" },
        { "POST", "/health-html/api/customers/acme/events" },
        { "POST", "/health-html/api/customers/acme/event-form" },
        { "POST", "/api/platform/events" },
        { "PUT", "/api/platform/customers/other" },
        { "POST", "/sign-in" },
    };

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync(expectsWarnings: true); // Of forms without their token.
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync()
    {
        await product.DisposeAsync();
        Assert.DoesNotContain(product.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_that_is_not_said_to_be_JSON_is_taken_for_none(string method, string path)
    {
        foreach (var type in new[] { null, "", "text/plain", "text/plain;application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "nonsense" })
        {
            using var content = TestProduct.Bytes(Encoding.UTF8.GetBytes("""{"type":"login","event":{"eventType":"login"},"name":"Other"}"""), null);
            if (type is not null)
            {
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            }

            var answer = await product.SendAsync(HttpMethod.Parse(method), path, content);

            Assert.True(answer.Status == 415, $"{type}: {answer}");
            Assert.Equal(path.StartsWith("/api/platform", StringComparison.Ordinal) ? "application/problem+json" : "application/json", answer.ContentType);
        }

        await NothingIsWrittenAsync();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=UTF-8")]
    [InlineData("application/vnd.acme+json")]
    public async Task JSON_may_be_spelt_as_the_standard_allows(string type)
    {
        using var content = TestProduct.Bytes(Encoding.UTF8.GetBytes(Login), type);

        Assert.Equal(200, (await product.SendAsync(HttpMethod.Post, "/health-html/api/customers/acme/events", content)).Status);
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_write_without_a_key_that_a_browser_sends_for_another_place_is_refused(string method, string path)
    {
        var refused = new[]
        {
            await SendAsync(("Sec-Fetch-Site", "cross-site")),
            await SendAsync(("Sec-Fetch-Site", "same-site")),
            await SendAsync(("Sec-Fetch-Site", "cross-site"), ("Origin", Here)),
            await SendAsync(("Origin", "https://evil.example")),
            await SendAsync(("Origin", "null")),
            await SendAsync(("Origin", "http://localhost:1")),
        };

        Assert.All(refused, answer => Assert.Equal(403, answer.Status));
        Assert.All(refused, answer => Assert.Equal(
            path.StartsWith("/api/platform", StringComparison.Ordinal) ? "application/problem+json" : "application/json", answer.ContentType));
        await NothingIsWrittenAsync();
        Assert.NotEqual(403, (await SendAsync(("Sec-Fetch-Site", "same-origin"), ("Origin", Here))).Status);
        Assert.NotEqual(403, (await SendAsync(("Sec-Fetch-Site", "none"))).Status);
        Assert.NotEqual(403, (await SendAsync(("Origin", Here))).Status);
        Assert.NotEqual(403, (await SendAsync(("Sec-Fetch-Site", "cross-site"), ("X-Api-Key", TestProduct.AdminKey))).Status);

        Task<Answer> SendAsync(params (string Name, string Value)[] headers) =>
            product.SendAsync(HttpMethod.Parse(method), path, TestProduct.Json(Login), headers);
    }

    [Fact]
    public async Task Reading_and_signed_webhooks_are_asked_for_neither()
    {
        using var content = TestProduct.Bytes("{}"u8.ToArray(), null);

        var read = await product.SendAsync(HttpMethod.Get, "/api/customers", null, ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example"));
        var webhook = await product.SendAsync(HttpMethod.Post, "/api/webhooks/in/helpdesk", content, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(200, read.Status);
        Assert.Equal((400, "webhook-headers"), (webhook.Status, webhook.Json.Text("code")));
    }

    private string Here => product.App.Address.GetLeftPart(UriPartial.Authority);

    private async Task NothingIsWrittenAsync()
    {
        await product.DrainAsync();
        Assert.Equal(0, (await product.GetAsync("/api/platform/customers/acme/health")).Json.Number("events"));
        Assert.Equal(404, (await product.GetAsync("/api/platform/customers/other")).Status);
    }
}
