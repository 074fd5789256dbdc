using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// The whole app in Accounts mode with people who look after customers: one who has some, some who have none, and one whose name and
/// customers mean harm. Beside them stand enough customers for every list to go on. Its clock stands still.
/// </summary>
public sealed class SuccessSite : IAsyncLifetime
{
    /// <summary>A CSM: Halden Ferries and Quayside Bank are hers.</summary>
    public const string Ines = "ines.aldana@example.com";

    /// <summary>A CSM without customers.</summary>
    public const string Ruta = "ruta.banys@example.com";

    /// <summary>A manager without customers.</summary>
    public const string Tomas = "tomas.wirth@example.com";

    public const string Viewer = "vera.lund@example.com";

    /// <summary>A CSM of a hostile name, who looks after those of hostile names.</summary>
    public const string Mallory = "mallory@example.com";

    public const string Password = SettingsSite.Password;

    /// <summary>How many customers nobody looks after; each has an open alert, a follow-up and a renewal.</summary>
    public const int Others = 55;

    private readonly TestClock clock = new();

    private readonly Dictionary<string, string> ids = [];

    public LocalApp App { get; private set; } = null!;

    public DateTimeOffset Now => PageSite.Today;

    public async Task InitializeAsync()
    {
        clock.MoveTo(Now.AddDays(-40));
        App = await LocalApp.StartAsync(new LocalOptions
        {
            Storage = TestStorage.Fresh,
            Clock = clock,
            Settings = new Dictionary<string, string?> { ["Auth:Mode"] = "Accounts", ["Auth:AdminKey"] = AccountsApp.OperatorKey },
            Services = services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000),
            Logging = logging => logging.ClearProviders(),
            RunsFunctions = false,
        });
        await AddPeopleAsync();
        await AddMineAsync();
        await AddHostileAsync();
        await AddOthersAsync();
        await AddAsync("nothing-known", "Nothing Known", new AccountDetails(AccountManagerId: ids[Ines]));
        clock.MoveTo(Now);
        await SampleReports.AddAsync(App);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    public async Task<Browser> SignInAsync(string email)
    {
        var browser = new Browser(App.Address);
        using var answer = await browser.SignInAsync(email, Password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>What happened with a customer some days before <see cref="Now"/>.</summary>
    public async Task HappenedAsync(string customer, int daysAgo, params IReadOnlyList<(string Type, object Data)> happened)
    {
        clock.MoveTo(Now.AddDays(-daysAgo));
        List<EventSubmission> events = [.. happened.Select(one => Submissions.Event(customer, Guid.NewGuid().ToString(), one.Type, clock.Now, one.Data))];
        await App.Services.GetRequiredService<CustomerWriter>().EditAsync(
            TenantId.Main, customer, (_, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(Events: events)), CancellationToken.None);
        clock.MoveTo(Now);
    }

    public Task AddAsync(string id, string name, AccountDetails account)
    {
        var profile = new CustomerProfile
        {
            Id = id,
            Name = name,
            Industry = name[..Math.Min(40, name.Length)],
            MarketSegment = "Enterprise",
            CreatedAt = Now.AddDays(-400),
            UpdatedAt = Now,
            Account = account,
            Version = 1,
        };
        return App.Services.GetRequiredService<CustomerWriter>().EditAsync(
            TenantId.Main, id, (_, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(profile)), CancellationToken.None);
    }

    private async Task AddPeopleAsync()
    {
        await AddUserAsync(Ines, "Ines Aldana", "csm");
        await AddUserAsync(Ruta, "Ruta Banys", "csm");
        await AddUserAsync(Tomas, "Tomas Wirth", "manager");
        await AddUserAsync(Viewer, "Vera Lund", "viewer");
        await AddUserAsync(Mallory, PageSite.Script, "csm");
    }

    private async Task AddMineAsync()
    {
        await AddAsync("halden-ferries", "Halden Ferries", new AccountDetails(
            "Chiara Adler", "chiara.adler@halden.example", "+44 20 7946 0000", ids[Ines], "I. Aldana", Notes: "Decides in spring.\nWants a second region."));
        await AddAsync("quayside-bank", "Quayside Bank", new AccountDetails(AccountManager: "Ines Aldana"));
        await HappenedAsync("halden-ferries", 39, Contract(20, 48_000), ("deployment", new { product = "MonetX" }), Talk("meeting", "Kick-off", "They love it.", tone: "positive"));
        await HappenedAsync("halden-ferries", 20, ("survey", new { kind = "nps", score = 3, feedback = "The export is broken again.", submitted_by = "Chiara Adler" }));
        await HappenedAsync("halden-ferries", 10, Talk("escalation", "Export fails for weeks", new string('x', 400), Day(-3)));
        await HappenedAsync("quayside-bank", 30, Contract(-5, 126_000), Talk("call", "Check-in call", "Agreed on dates.", Day(0)));
    }

    private async Task AddHostileAsync()
    {
        foreach (var (id, name) in PageSite.Hostile)
        {
            await AddAsync(id, name, new AccountDetails(name[..Math.Min(200, name.Length)], $"{id}@example.com", "1", ids[Mallory], Notes: name));
            await HappenedAsync(
                id,
                9,
                Contract(9, 1),
                ("deployment", new { product = name[..Math.Min(200, name.Length)] }),
                Talk("escalation", name[..Math.Min(200, name.Length)], name, Day(-1), by: name[..Math.Min(200, name.Length)]),
                ("survey", new { kind = "nps", score = 1, feedback = name, submitted_by = name[..Math.Min(200, name.Length)] }));
        }
    }

    private async Task AddOthersAsync()
    {
        for (var number = 1; number <= Others; number++)
        {
            var id = $"other-{number:D2}";
            await AddAsync(id, $"Other Company {number:D2}", AccountDetails.None);
            await HappenedAsync(id, 4, Contract(30 + number, 1_000 * number), Talk("escalation", $"Trouble {number}", "Somebody has to call.", Day(number), by: "Priya Raman"));
        }
    }

    private async Task AddUserAsync(string email, string fullName, string role)
    {
        using var program = new HttpClient { BaseAddress = App.Address, DefaultRequestHeaders = { { "X-Api-Key", AccountsApp.OperatorKey } } };
        using var answer = await program.PostAsJsonAsync("/api/platform/users", new { email, fullName, role, password = Password });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        ids[email] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private string Day(int days) => Now.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private (string, object) Contract(int daysLeft, decimal value) => ("contract", new { start_date = Day(-300), end_date = Day(daysLeft), value });

    private static (string, object) Talk(string kind, string subject, string description, string? followUp = null, string by = "Ines Aldana", string? tone = null) => (
        "interaction",
        new { kind, subject, description, performed_by = by, sentiment = tone, follow_up_required = followUp is not null, follow_up_date = followUp });
}

/// <summary>One site for all tests that look at these pages and do not change it.</summary>
[CollectionDefinition(Name)]
public sealed class SuccessSiteCollection : ICollectionFixture<SuccessSite>
{
    public const string Name = "success pages";
}
