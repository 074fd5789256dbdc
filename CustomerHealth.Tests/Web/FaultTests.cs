using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Web;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.Web;

/// <summary>What callers see while storage is away or something breaks that nobody thought of, and that it passes.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const string Login = """{"event":{"eventType":"login"}}""";
    private const string Secret = "AccountKey=c2VjcmV0";

    private readonly StorageSwitch storage = new();
    private TestProduct product = null!;

    /// <summary>Every endpoint that needs storage, which part, and the documented prefix of the surface that has one.</summary>
    public static TheoryData<string, string, string?, string, string> Endpoints => new()
    {
        { "GET", "/api/customers", null, "tables", "Error fetching customers: " },
        { "GET", "/api/customers/acme/health", null, "tables", "Error fetching customers: " },
        { "GET", "/health-json/api/customers/acme/health/", null, "tables", "Error fetching customers: " },
        { "POST", "/api/customers/acme/events", Login, "queues", "Error saving customer events: " },
        { "POST", "/api/customers/nobody/events", Login, "tables", "Error saving customer events: " },
        { "GET", "/api/dashboard", null, "tables", "Error fetching dashboard data: " },
        { "POST", "/api/platform/events", TestProductEvent, "queues", "" },
        { "GET", "/api/platform/customers/acme", null, "tables", "" },
        { "PUT", "/api/platform/customers/acme", """{"name":"Renamed"}""", "tables", "" },
        { "GET", "/api/platform/customers/acme/health", null, "tables", "" },
        { "GET", "/api/platform/metering", null, "tables", "" },
        { "GET", "/api/platform/health", null, "tables", "" },
        { "POST", "/api/v1/auth/refresh", $$"""{"refresh_token":"{{new string('A', 86)}}"}""", "tables", "" },
        { "GET", "/health", null, "tables", "" },
        { "GET", "/success-manager/health", null, "tables", "" },
    };

    private static string TestProductEvent => TestProduct.Event("e", "login", "acme");

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync(storage.Storage, expectsWarnings: true);
        await product.AddCustomerAsync("acme");
        await product.DrainAsync();
    }

    public async Task DisposeAsync()
    {
        Break("", null);
        await product.DisposeAsync();
    }

    [Theory, MemberData(nameof(Endpoints))]
    public async Task An_outage_of_storage_is_503_with_retry_after_and_passes_without_a_restart(
        string method, string path, string? body, string part, string prefix)
    {
        Break(part, new StorageUnavailableException(Secret) { RetryAfter = TimeSpan.FromSeconds(6.5) });
        var answer = await SendAsync(method, path, body);
        Break(part, null);
        var after = await SendAsync(method, path, body);

        Assert.Equal((503, "7"), (answer.Status, answer.Headers["Retry-After"]));
        Assert.Equal(IsShared(path), answer.Headers.ContainsKey("Vary"));
        AssertEnvelope(answer, path, prefix + "Storage is not available at the moment. Try again later.");
        Assert.True(after.Status < 500, after.ToString());
    }

    [Theory, MemberData(nameof(Endpoints))]
    public async Task An_unexpected_fault_is_500_with_a_trace_and_without_its_cause(
        string method, string path, string? body, string part, string prefix)
    {
        Break(part, new InvalidOperationException(Secret));
        var answer = await SendAsync(method, path, body);
        Break(part, null);
        var after = await SendAsync(method, path, body);

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("Account", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        AssertEnvelope(answer, path, prefix + "An unexpected fault, recorded as trace ");
        Assert.Contains(product.Log, line => line.Contains($"{method} ", StringComparison.Ordinal) && line.Contains(Secret, StringComparison.Ordinal));
        Assert.True(after.Status < 500, after.ToString());
    }

    [Fact]
    public async Task Events_of_known_customers_are_taken_while_tables_are_away_and_count_when_they_are_back()
    {
        storage.Tables = new StorageUnavailableException(Secret);
        var taken = await product.PostAsync("/api/customers/acme/events", Login);
        storage.Tables = null;
        var later = await product.PostAsync("/api/platform/events", TestProductEvent, ("Prefer", "wait=30"));
        await product.DrainAsync();

        Assert.Equal((200, 200), (taken.Status, later.Status));
        Assert.Equal(2, (await product.GetAsync("/api/platform/customers/acme/health")).Json.Number("events"));
    }

    private static void AssertEnvelope(Answer answer, string path, string start)
    {
        if (path.StartsWith("/api/platform", StringComparison.Ordinal))
        {
            Assert.Equal(("application/problem+json", answer.Status), (answer.ContentType, (int)answer.Json.Number("status")));
            Assert.StartsWith(start, answer.Json.Text("detail"), StringComparison.Ordinal);
            Assert.NotEmpty(answer.Json.Text("traceId"));
        }
        else
        {
            Assert.StartsWith(start, answer.Only(IsSuccessManager(path) ? "detail" : "error"), StringComparison.Ordinal);
        }
    }

    private static bool IsShared(string path) =>
        path.StartsWith("/api/customers", StringComparison.Ordinal) || path.StartsWith("/api/dashboard", StringComparison.Ordinal);

    private static bool IsSuccessManager(string path) => SurfaceChooser.IsSuccessManager(path);

    private void Break(string part, Exception? fault)
    {
        storage.Tables = part == "tables" ? fault : null;
        storage.Queues = part == "queues" ? fault : null;
    }

    private Task<Answer> SendAsync(string method, string path, string? body) =>
        product.SendAsync(HttpMethod.Parse(method), path, body is null ? null : TestProduct.Json(body));
}
