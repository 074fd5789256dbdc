using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>What people change of their own account.</summary>
public sealed class OwnAccountTests : IAsyncLifetime
{
    private const string NewPassword = "another battery staple";

    private readonly SuccessManagerApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Name_address_and_telephone_change_and_nothing_that_is_not_one_s_own_to_change()
    {
        var changed = await app.SendAsync(
            "viewer", "PUT", "/auth/me", """{"email":"Vera@Example.com","full_name":" Vera V. ","phone":"+41 1","role":"admin","is_active":false,"nonsense":{}}""");

        Assert.Equal((200, "Vera@Example.com", "Vera V.", "viewer"), (changed.Status, changed.Json.Text("email"), changed.Json.Text("full_name"), changed.Json.Text("role")));
        Assert.Equal("+41 1", (await UserAsync()).Phone);
        Assert.Equal((401, 200), ((await app.LoginAsync("viewer@example.com")).Status, (await app.LoginAsync("vera@example.com")).Status));
        Assert.NotNull((await app.Get<UserAccounts>().AddAsync(TenantId.Main, "viewer@example.com", "Next", Role.Viewer, NewPassword, default)).User);
    }

    [Fact]
    public async Task What_is_null_or_missing_stays()
    {
        var before = await app.GetAsync("viewer", "/auth/me");

        var after = await app.SendAsync("viewer", "PUT", "/auth/me", """{"email":null,"full_name":null,"phone":null}""");

        Assert.Equal((before.Json.Text("email"), before.Json.Text("full_name")), (after.Json.Text("email"), after.Json.Text("full_name")));
    }

    [Fact]
    public async Task An_address_that_somebody_has_is_409_however_it_is_spelt_and_one_s_own_in_other_letters_is_fine()
    {
        var taken = await app.SendAsync("viewer", "PUT", "/auth/me", """{"email":"ADMIN@example.com","full_name":"Changed"}""");
        var own = await app.SendAsync("viewer", "PUT", "/auth/me", """{"email":"Viewer@Example.com"}""");

        Assert.Equal((409, "Email already registered"), (taken.Status, taken.Only("detail")));
        Assert.Equal((200, "Viewer@Example.com", "A viewer"), (own.Status, own.Json.Text("email"), own.Json.Text("full_name")));
        Assert.Equal(200, (await app.LoginAsync("viewer@example.com")).Status);
    }

    [Fact]
    public async Task Of_many_that_want_one_address_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(SuccessManagerApp.Roles.Select(role => app.SendAsync(role, "PUT", "/auth/me", """{"email":"wanted@example.com"}""")));

        Assert.Equal([200, 409, 409, 409, 409], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_new_password_ends_refresh_tokens_and_the_old_password_but_not_the_access_token_in_use()
    {
        var login = await app.LoginAsync("viewer@example.com");
        var access = login.Json.Text("access_token");

        var changed = await app.WithTokenAsync(access, "PUT", "/auth/me/password", Passwords(SuccessManagerApp.Password, NewPassword));

        Assert.Equal((200, "Password changed successfully"), (changed.Status, changed.Only("message")));
        Assert.Equal(RefreshOutcome.Revoked, (await app.Get<RefreshTokens>().RenewAsync(TenantId.Main, login.Json.Text("refresh_token"), default)).Outcome);
        Assert.Equal((401, 200), ((await app.LoginAsync("viewer@example.com")).Status, (await app.LoginAsync("viewer@example.com", NewPassword)).Status));
        Assert.Equal(200, (await app.WithTokenAsync(access, "GET", "/auth/me")).Status);
    }

    [Fact]
    public async Task A_wrong_current_password_is_401_and_slowed_down_like_a_sign_in()
    {
        var first = await ChangeAsync("wrong", NewPassword);
        for (var failure = 1; failure < 5; failure++)
        {
            await ChangeAsync("wrong", NewPassword);
        }

        var slowed = await ChangeAsync(SuccessManagerApp.Password, NewPassword);

        Assert.Equal((401, "Current password is incorrect", "Bearer"), (first.Status, first.Only("detail"), first.Headers["WWW-Authenticate"]));
        Assert.Equal((429, "1"), (slowed.Status, slowed.Headers["Retry-After"]));
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await app.LoginAsync("viewer@example.com")).Status);
    }

    [Theory]
    [InlineData("short", 422, "string_too_short")]
    [InlineData("password1", 422, "This password is one of those that are tried first")]
    [InlineData("viewer@example.com", 422, "This password is one of those that are tried first")]
    public async Task A_password_that_protects_nothing_is_refused_and_not_repeated(string password, int status, string reason)
    {
        var answer = await ChangeAsync(SuccessManagerApp.Password, password);
        var longest = await ChangeAsync(SuccessManagerApp.Password, new string('x', 60) + "yz" + new string('w', 39));

        Assert.Equal(status, answer.Status);
        Assert.Contains(reason, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{password}\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal("string_too_long", longest.Json.At("detail")[0].Text("type"));
        Assert.Equal(200, (await app.LoginAsync("viewer@example.com")).Status);
    }

    [Fact]
    public async Task An_api_key_has_no_account()
    {
        var answer = await app.Product.SendAsync(HttpMethod.Get, "/api/v1/auth/me", null, ("X-Api-Key", TestProduct.AdminKey));

        Assert.Equal((403, "An API key has no account: sign in as a person"), (answer.Status, answer.Only("detail")));
    }

    private Task<Answer> ChangeAsync(string current, string next) => app.SendAsync("viewer", "PUT", "/auth/me/password", Passwords(current, next));

    private static string Passwords(string current, string next) => $$"""{"current_password":"{{current}}","new_password":"{{next}}"}""";

    private async Task<User> UserAsync() => (await app.Get<UserStore>().FindAsync(TenantId.Main, app.IdOf("viewer"), default))!;
}
