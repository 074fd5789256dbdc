using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Accounts;

public sealed class UserTests : ServiceTest
{
    [Fact]
    public async Task Of_many_that_want_an_address_at_once_exactly_one_gets_it()
    {
        await using var other = await Service.StartAnotherAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            () => AddAsync(number % 2 == 0 ? Service : other, number % 3 == 0 ? "ADA@example.com" : "ada@Example.com"))));

        Assert.Single(outcomes, outcome => outcome == UserOutcome.Done);
        Assert.Equal(7, outcomes.Count(outcome => outcome == UserOutcome.EmailTaken));
        Assert.Single(await Service.Get<UserStore>().ListAsync(ServiceUnderTest.Tenant, Token));
    }

    [Fact]
    public async Task An_address_whose_user_never_came_about_is_free_again_after_a_minute()
    {
        Service.Faults.On(StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 2, Fault.UnavailableBefore);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync(Service, "ada@example.com"));

        Assert.Equal(UserOutcome.EmailTaken, await AddAsync(Service, "ada@example.com"));
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(UserOutcome.Done, await AddAsync(Service, "ada@example.com"));
    }

    [Fact]
    public async Task The_last_active_admin_stays_one()
    {
        var accounts = Service.Get<UserAccounts>();
        var (_, first) = await accounts.AddAsync(ServiceUnderTest.Tenant, "one@example.com", "One", Role.Admin, "a long enough one", Token);

        Assert.Equal(UserOutcome.LastAdmin, (await ChangeAsync(first!.Id, new UserChange(Active: false))).Outcome);
        Assert.Equal(UserOutcome.LastAdmin, (await ChangeAsync(first.Id, new UserChange(Role: Role.Viewer))).Outcome);
        await accounts.AddAsync(ServiceUnderTest.Tenant, "two@example.com", "Two", Role.Admin, "a long enough one", Token);
        Assert.Equal(UserOutcome.Done, (await ChangeAsync(first.Id, new UserChange(Role: Role.Viewer))).Outcome);
    }

    [Theory]
    [InlineData("""{"email":"x@example.com","fullName":"X","role":"viewer","password":"a long enough one","isAdmin":true}""")]
    [InlineData("""{"email":"x@example.com","fullName":"X","role":"owner","password":"a long enough one"}""")]
    [InlineData("""{"email":"x@example.com","fullName":"X","role":2,"password":"a long enough one"}""")]
    [InlineData("""{"email":"x","fullName":"X","role":"viewer","password":"a long enough one"}""")]
    [InlineData("""{"email":"x@example.com","fullName":" ","role":"viewer","password":"a long enough one"}""")]
    [InlineData("""{"email":"x@example.com","fullName":"X","role":"viewer","password":"password"}""")]
    [InlineData("""{"email":"x@example.com","fullName":"X","role":"viewer"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task What_does_not_make_a_user_is_refused_and_nothing_is_written(string body)
    {
        var app = new AccountsApp();
        await app.InitializeAsync();
        using var admin = app.Operator();
        using var content = new StringContent(body, null, "application/json");

        using var answer = await admin.PostAsync("/api/platform/users", content);

        Assert.Equal(400, (int)answer.StatusCode);
        var users = await admin.GetFromJsonAsync<JsonElement>("/api/platform/users");
        Assert.Equal(1, users.GetArrayLength());
        Assert.DoesNotContain("assword", users.GetRawText(), StringComparison.Ordinal);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_stale_version_is_412_and_a_foreign_id_404()
    {
        var app = new AccountsApp();
        await app.InitializeAsync();
        var (_, id) = await app.AddUserAsync("viewer");
        using var admin = app.Operator();

        Assert.Equal(404, await PatchAsync("0199c0de-0000-7000-8000-000000000000", null));
        Assert.Equal(404, await PatchAsync("a!b", null));
        Assert.Equal(412, await PatchAsync(id, "\"00\""));
        Assert.Equal(200, await PatchAsync(id, "*"));
        await app.DisposeAsync();

        async Task<int> PatchAsync(string user, string? version)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/platform/users/{user}") { Content = JsonContent.Create(new { fullName = "New" }) };
            request.Headers.TryAddWithoutValidation("If-Match", version);
            return (int)(await admin.SendAsync(request)).StatusCode;
        }
    }

    private static async Task<UserOutcome> AddAsync(ServiceUnderTest service, string email) =>
        (await service.Get<UserAccounts>().AddAsync(ServiceUnderTest.Tenant, email, "Ada", Role.Viewer, "a long enough one", Token)).Outcome;

    private Task<(UserOutcome Outcome, User? User)> ChangeAsync(string id, UserChange change) =>
        Service.Get<UserAccounts>().ChangeAsync(ServiceUnderTest.Tenant, id, change, null, Token);
}
