using System.Text;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Surfaces;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Web;

/// <summary>Pages from elsewhere: which may call the app, and that they cannot use the session of their visitor.</summary>
public sealed class CrossOriginTests : IAsyncLifetime
{
    private const string FrontEnd = "http://localhost:5173";
    private const string Evil = "https://evil.example";

    private readonly StorageSwitch storage = new();
    private TestProduct product = null!;

    public async Task InitializeAsync() => product = await TestProduct.StartAsync(storage.Storage, expectsWarnings: true);

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Theory]
    [InlineData("http://localhost:5173", true)]
    [InlineData("http://localhost:3000", true)]
    [InlineData("http://localhost:5174", false)]
    [InlineData("https://localhost:5173", false)]
    [InlineData(Evil, false)]
    [InlineData("null", false)]
    public async Task A_browser_is_told_which_places_may_ask(string origin, bool allowed)
    {
        var before = await product.SendAsync(
            HttpMethod.Options, "/api/v1/users/", null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type"));
        var asked = await product.SendAsync(HttpMethod.Get, "/api/v1/users/", null, ("Origin", origin));

        Assert.Equal((204, 401), (before.Status, asked.Status));
        foreach (var answer in new[] { before, asked })
        {
            Assert.Equal(allowed ? origin : null, answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Credentials"));
        }

        Assert.Equal(allowed ? "authorization,content-type" : null, before.Headers.GetValueOrDefault("Access-Control-Allow-Headers"));
    }

    [Fact]
    public async Task A_failure_can_be_read_there_too()
    {
        storage.Tables = new StorageUnavailableException("away");
        var answer = await product.SendAsync(HttpMethod.Get, "/health", null, ("Origin", FrontEnd));
        storage.Tables = null;

        Assert.Equal((503, FrontEnd), (answer.Status, answer.Headers["Access-Control-Allow-Origin"]));
    }

    [Fact]
    public async Task A_front_end_signs_in_and_writes_by_token_and_other_places_only_by_token()
    {
        Assert.Equal(401, await LoginAsync(FrontEnd));
        Assert.Equal(403, await LoginAsync(Evil));
        Assert.Equal(401, (await product.SendAsync(HttpMethod.Post, "/api/v1/users", TestProduct.Json("{}"), ("Origin", Evil), ("Authorization", "Bearer x"))).Status);

        async Task<int> LoginAsync(string origin) => (await product.SendAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            TestProduct.Bytes(Encoding.UTF8.GetBytes("username=a@example.com&password=x"), "application/x-www-form-urlencoded"),
            ("Origin", origin),
            ("Sec-Fetch-Site", "cross-site"))).Status;
    }

    /// <summary>They count for nothing on the success manager, but here they would.</summary>
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/settings/users")]
    [InlineData("/api/customers/acme/events")]
    public async Task Where_cookies_or_this_machine_count_an_allowed_place_may_not_write_either(string path)
    {
        var answer = await product.SendAsync(HttpMethod.Post, path, TestProduct.Json("{}"), ("Origin", FrontEnd), ("Sec-Fetch-Site", "same-site"));

        Assert.Equal(403, answer.Status);
    }

    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("""["https://app.example.com/", "http://x:1"]""", "https://app.example.com http://x:1")]
    [InlineData("https://app.example.com, http://x:1", "https://app.example.com http://x:1")]
    [InlineData("", "")]
    public async Task The_setting_takes_the_place_of_the_defaults(string setting, string allowed)
    {
        await using var app = await StartAsync(setting);
        using var client = app.CreateCheckedClient();

        foreach (var origin in new[] { FrontEnd, "https://app.example.com", "http://x:1" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
            request.Headers.TryAddWithoutValidation("Origin", origin);
            using var answer = await client.SendAsync(request);
            Assert.Equal((origin, allowed.Split(' ').Contains(origin)), (origin, answer.Headers.Contains("Access-Control-Allow-Origin")));
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("app.example.com")]
    [InlineData("https://app.example.com/path")]
    [InlineData("ftp://app.example.com")]
    [InlineData("[\"https://app.example.com\"")]
    public async Task What_is_no_origin_stops_the_start(string setting)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(setting));

        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }

    private static Task<LocalApp> StartAsync(string setting) =>
        LocalApp.StartAsync(new LocalOptions { Settings = new Dictionary<string, string?> { ["BACKEND_CORS_ORIGINS"] = setting } });
}
