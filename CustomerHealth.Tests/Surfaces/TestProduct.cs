using System.Net.Http.Headers;
using System.Text;
using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Clock;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CustomerHealth.Tests.Surfaces;

/// <summary>
/// The whole app in this process, spoken to over HTTP. Its day is 15 June 2025, so that "last month" is May and the one before April.
/// </summary>
internal sealed class TestProduct : IAsyncDisposable
{
    public const string AdminKey = "only-for-tests-0123456789-0123456789";

    public const string LastMonth = "2025-05-10T09:00:00Z";
    public const string PreviousMonth = "2025-04-10T09:00:00Z";

    public static readonly DateTimeOffset Today = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly LogWatch log;
    private readonly bool expectsWarnings;

    private TestProduct(LocalApp app, HttpClient client, LogWatch log, bool expectsWarnings) =>
        (App, Http, this.log, this.expectsWarnings) = (app, client, log, expectsWarnings);

    public LocalApp App { get; }

    public HttpClient Http { get; }

    public IReadOnlyCollection<string> Log => log.Lines;

    /// <param name="mode">Auth:Mode; in Accounts the client sends the admin key.</param>
    /// <param name="environment">What ASPNETCORE_ENVIRONMENT would say.</param>
    /// <param name="expectsWarnings">Else a warning in the log fails the test.</param>
    /// <param name="clock">Instead of one that stands at <paramref name="now"/> and runs.</param>
    public static async Task<TestProduct> StartAsync(
        LocalStorage? storage = null,
        string mode = "Development",
        string environment = "Production",
        bool expectsWarnings = false,
        DateTimeOffset? now = null,
        TimeProvider? clock = null,
        Action<IServiceCollection>? services = null)
    {
        var log = new LogWatch();
        var app = await LocalApp.StartAsync(new LocalOptions
        {
            Storage = storage ?? TestStorage.Fresh,
            Clock = clock ?? new OffsetClock(now ?? Today, TimeProvider.System),
            Settings = new Dictionary<string, string?>
            {
                ["Auth:Mode"] = mode,
                ["Auth:AdminKey"] = AdminKey,
                // A message whose receive was answered too late comes back before a drain loses patience.
                ["Queues:Lease"] = "00:00:20",
                ["Dashboards:RollUpAfter"] = TestStorage.ShortDelay,
                ["Dashboards:ReduceAfter"] = TestStorage.ShortDelay,
            },
            Services = registered =>
            {
                Rename(registered, environment);
                services?.Invoke(registered);
            },
            Logging = logging => logging.ClearProviders().AddProvider(log),
        });
        Assert.Equal(environment, app.Services.GetRequiredService<IHostEnvironment>().EnvironmentName);
        var client = app.CreateCheckedClient();
        if (mode == "Accounts")
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", AdminKey);
        }

        return new TestProduct(app, client, log, expectsWarnings);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(json), headers);

    public Task<Answer> PutCustomerAsync(string id, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, $"/api/platform/customers/{id}", Json(json), headers);

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>A customer, given only what matters.</summary>
    public async Task AddCustomerAsync(string id, string? name = null) =>
        Assert.Equal(201, (await PutCustomerAsync(id, $$"""{"name":"{{name ?? $"Company {id}"}}","industry":"SaaS"}""")).Status);

    /// <summary>Sends events through the platform and returns once they have taken effect.</summary>
    public async Task ApplyAsync(params IReadOnlyCollection<string> events)
    {
        var answer = await PostAsync("/api/platform/events", $"[{string.Join(',', events)}]", ("Prefer", "wait=30"));
        Assert.True(answer.Status == 200 && answer.Json.Number("rejected") == 0, answer.ToString());
    }

    /// <summary>One CloudEvent.</summary>
    public static string Event(string id, string type, string subject, string? data = null, string? time = null)
    {
        var occurred = time is null ? "" : $"\"time\":\"{time}\",";
        return $$"""{"specversion":"1.0","id":"{{id}}","source":"tests","type":"{{type}}","subject":"{{subject}}",{{occurred}}"data":{{data ?? "{}"}}}""";
    }

    /// <summary>Until the queues are empty and dashboards are built.</summary>
    public Task DrainAsync() => App.DrainAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        Assert.True(expectsWarnings || Log.Count == 0, string.Join(Environment.NewLine, Log));
    }

    public static ByteArrayContent Json(string json) => Bytes(Encoding.UTF8.GetBytes(json), "application/json");

    public static ByteArrayContent Bytes(byte[] body, string? mediaType) => new(body)
    {
        Headers = { ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType) },
    };

    private static void Rename(IServiceCollection services, string environment)
    {
        foreach (var host in services.Select(service => service.ImplementationInstance).OfType<IHostEnvironment>())
        {
            host.EnvironmentName = environment;
        }
    }
}
