using Xunit;

namespace CustomerHealth.Tests.Surfaces;

/// <summary>In Accounts mode everything but the health probe asks for a key.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private TestProduct product = null!;

    public static TheoryData<string, string> Protected => new()
    {
        { "GET", "/api/customers" },
        { "GET", "/api/customers/acme/health" },
        { "POST", "/api/customers/acme/events" },
        { "GET", "/api/dashboard" },
        { "HEAD", "/health-json/api/customers" },
        { "POST", "/health-json/api/customers/acme/events" },
        { "POST", "/api/platform/events" },
        { "GET", "/api/platform/customers/acme" },
        { "PUT", "/api/platform/customers/acme" },
        { "GET", "/api/platform/customers/acme/health" },
        { "GET", "/api/platform/scorecards" },
        { "GET", "/api/platform/scorecards/usage" },
        { "GET", "/api/platform/metering" },
    };

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync(mode: "Accounts");
        await product.AddCustomerAsync("acme");
        product.Http.DefaultRequestHeaders.Remove("X-Api-Key");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Theory, MemberData(nameof(Protected))]
    public async Task Without_a_valid_key_it_is_401_in_the_envelope_and_says_how_to_sign_in(string method, string path)
    {
        var answers = new[]
        {
            await SendAsync(),
            await SendAsync(("X-Api-Key", "wrong")),
            await SendAsync(("X-Api-Key", TestProduct.AdminKey[..^1])),
            await SendAsync(("Authorization", $"Bearer {TestProduct.AdminKey}")),
        };

        foreach (var answer in answers)
        {
            Assert.Equal((401, "ApiKey realm=\"CustomerHealth\""), (answer.Status, answer.Headers["WWW-Authenticate"]));
            var isPlatform = path.StartsWith("/api/platform", StringComparison.Ordinal);
            Assert.Equal(isPlatform ? "application/problem+json" : "application/json", answer.ContentType);
            if (method != "HEAD" && !isPlatform)
            {
                Assert.Equal("Sign in, or send an API key.", answer.Only("error"));
            }
        }

        Task<Answer> SendAsync(params (string, string)[] headers) =>
            product.SendAsync(HttpMethod.Parse(method), path, method is "GET" or "HEAD" ? null : TestProduct.Json("{"), headers);
    }

    [Fact]
    public async Task With_the_key_the_same_addresses_answer_and_the_probe_never_asks()
    {
        var list = await product.SendAsync(HttpMethod.Get, "/api/customers", null, ("X-Api-Key", TestProduct.AdminKey));
        var probe = await product.GetAsync("/api/platform/health");

        Assert.Equal((200, 200), (list.Status, probe.Status));
    }
}
