using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CustomerHealth.Tests.Accounts;

/// <summary>
/// The whole app in Accounts mode over a real socket, with an admin, a manager and a viewer, and a clock that a test moves. Hashing is
/// cheap here; its real cost has a test of its own.
/// </summary>
public sealed class AccountsApp : IAsyncLifetime
{
    public const string AdminEmail = "Root@Example.com";
    public const string Password = "correct horse battery";
    public const string OperatorKey = "operator-key-only-for-tests-0123456789";

    private readonly List<string> log = [];

    public LocalApp App { get; private set; } = null!;

    /// <summary>Moves the app's clock ahead of the system's.</summary>
    public AheadClock Clock { get; } = new();

    public LocalStorage Storage { get; init; } = TestStorage.Fresh;

    /// <summary>Everything that was logged at Information and above.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return string.Join('\n', log);
            }
        }
    }

    public async Task InitializeAsync() => App = await StartAsync();

    public Task<LocalApp> StartAsync(params (string Name, string? Value)[] settings) => LocalApp.StartAsync(new LocalOptions
    {
        Storage = Storage,
        Clock = Clock,
        Settings = new Dictionary<string, string?>
        {
            ["Auth:Mode"] = "Accounts",
            ["Auth:AdminKey"] = OperatorKey,
            ["Bootstrap:AdminEmail"] = AdminEmail,
            ["Bootstrap:AdminPassword"] = Password,
        }.Concat(settings.ToDictionary(setting => setting.Name, setting => setting.Value))
            .GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
        Services = services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000),
        Logging = logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(new ListLog(log)),
    });

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    /// <summary>A program with the operator's key.</summary>
    public HttpClient Operator() => WithKey(OperatorKey);

    public HttpClient WithKey(string key)
    {
        var client = CheckedClients.For(App.Address, new HttpClientHandler { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    public Browser Browser() => new(App.Address);

    /// <summary>A program with an access token of somebody new with a role, as signing in hands it out.</summary>
    public async Task<HttpClient> WithTokenAsync(string role)
    {
        var (_, id) = await AddUserAsync(role);
        var user = await App.Services.GetRequiredService<UserStore>().FindAsync(TenantId.Main, id, CancellationToken.None);
        var client = CheckedClients.For(App.Address, new HttpClientHandler { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", App.Services.GetRequiredService<AccessTokens>().Issue(TenantId.Main, user!));
        return client;
    }

    /// <summary>A browser of somebody new with a role.</summary>
    public async Task<Browser> SignedInAsync(string role)
    {
        var (email, _) = await AddUserAsync(role);
        var browser = Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(email, Password)).StatusCode);
        return browser;
    }

    public async Task<(string Email, string Id)> AddUserAsync(string role)
    {
        var email = $"{role}-{Guid.NewGuid():N}@example.com";
        using var client = Operator();
        using var answer = await client.PostAsJsonAsync("/api/platform/users", new { email, fullName = $"A {role}", role, password = Password });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (email, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
    }

    public async Task<string> AddKeyAsync(params string[] scopes)
    {
        using var client = Operator();
        using var answer = await client.PostAsJsonAsync("/api/platform/api-keys", new { name = "test", scopes });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    public async Task AddCustomerAsync(string id)
    {
        using var client = Operator();
        using var answer = await client.PutAsJsonAsync($"/api/platform/customers/{id}", new { name = $"Company {id}" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class ListLog(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>The system's clock and what a test added.</summary>
public sealed class AheadClock : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public void Advance(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);
}
