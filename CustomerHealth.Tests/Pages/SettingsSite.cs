using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// The whole app in Accounts mode with users, keys and webhook sources of every state, some under names that mean harm. Its clock stands
/// still, and it believes one proxy, so that a test can come from an address of its own and be slowed down without slowing the others.
/// </summary>
public sealed class SettingsSite : IAsyncLifetime
{
    public const string AdminEmail = "ines.aldana@example.com";
    public const string HostileAdmin = "mallory@example.com";
    public const string Password = "correct horse battery";
    public const string PublicAddress = "https://health.example";
    private const string OperatorKey = "operator-key-only-for-tests-0123456789";

    private readonly TestClock clock = new();

    public LocalApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        clock.MoveTo(PageSite.Today.AddDays(-90));
        App = await LocalApp.StartAsync(new LocalOptions
        {
            Storage = TestStorage.Fresh,
            Clock = clock,
            Settings = new Dictionary<string, string?>
            {
                ["Auth:Mode"] = "Accounts",
                ["Auth:AdminKey"] = OperatorKey,
                ["Auth:ForwardedHops"] = "1",
                ["Bootstrap:AdminEmail"] = AdminEmail,
                ["Bootstrap:AdminPassword"] = Password,
                ["Mail:PublicAddress"] = PublicAddress,
            },
            Services = services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000),
            Logging = logging => logging.ClearProviders(),
            RunsFunctions = false,
        });
        using var program = App.CreateOperatorClient();
        await AddUsersAsync(program);
        await AddKeysAsync(program);
        await AddSourcesAsync(program);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    private static async Task AddUsersAsync(HttpClient program)
    {
        await PostAsync(program, "users", new { email = HostileAdmin, fullName = PageSite.Script, role = "admin", password = Password });
        await PostAsync(program, "users", new { email = "image@example.com", fullName = PageSite.Image, role = "viewer", password = Password });
        await PostAsync(program, "users", new { email = "rtl@example.com", fullName = PageSite.RightToLeft, role = "manager", password = Password });
        await PostAsync(program, "users", new { email = $"{new string('l', 60)}@example.com", fullName = PageSite.Long, role = "viewer", password = Password });
        var gone = await PostAsync(program, "users", new { email = "tomas.wirth@example.com", fullName = "Tomas Wirth", role = "manager", password = Password });
        using var answer = await program.PatchAsJsonAsync($"/api/platform/users/{gone.GetProperty("id").GetString()}", new { active = false });
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task AddKeysAsync(HttpClient program)
    {
        var month = clock.Now.AddDays(30);
        await PostAsync(program, "api-keys", new { name = "Trial import, expired", scopes = new[] { Scope.CustomersWrite }, expires = month });
        clock.MoveTo(PageSite.Today);
        var crm = await PostAsync(program, "api-keys", new { name = "CRM", scopes = new[] { Scope.EventsWrite, Scope.CustomersWrite } });
        await PostAsync(program, "api-keys", new { name = PageSite.Script, scopes = Scope.All });
        await PostAsync(program, "api-keys", new { name = PageSite.RightToLeft, scopes = new[] { Scope.Read } });
        await PostAsync(program, "api-keys", new { name = PageSite.Long[..100], scopes = new[] { Scope.Read } });
        var revoked = await PostAsync(program, "api-keys", new { name = "Old helpdesk", scopes = new[] { Scope.EventsWrite } });
        using var answer = await program.DeleteAsync($"/api/platform/api-keys/{revoked.GetProperty("id").GetString()}");
        Assert.True(answer.IsSuccessStatusCode);
        using var use = new HttpRequestMessage(HttpMethod.Get, "/api/platform/metering") { Headers = { { "X-Api-Key", crm.GetProperty("key").GetString() } } };
        using var client = App.CreateCheckedClient();
        using var used = await client.SendAsync(use);
    }

    private static async Task AddSourcesAsync(HttpClient program)
    {
        await PostAsync(program, "webhook-sources", new { name = "helpdesk" });
        await PostAsync(program, "webhook-sources/helpdesk/rotate", new { });
        await PostAsync(program, "webhook-sources", new { name = new string('w', 64) });
    }

    private static async Task<JsonElement> PostAsync<T>(HttpClient program, string path, T body)
    {
        using var answer = await program.PostAsJsonAsync($"/api/platform/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

/// <summary>One site for all tests of the pages of accounts.</summary>
[CollectionDefinition(Name)]
public sealed class SettingsSiteCollection : ICollectionFixture<SettingsSite>
{
    public const string Name = "settings pages";
}
