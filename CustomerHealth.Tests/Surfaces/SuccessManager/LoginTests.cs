using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>Signing in, going on by refresh tokens, and signing out, over HTTP.</summary>
public sealed class LoginTests : IAsyncLifetime
{
    private TestStore store = null!;
    private SuccessManagerApp app = null!;

    public async Task InitializeAsync()
    {
        store = await TestStorage.OpenAsync();
        app = new SuccessManagerApp { Storage = LocalStorage.Given(LocalStores.Of(store)) };
        await app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_pair_of_tokens_carries_from_signing_in_to_signing_out()
    {
        var login = await app.LoginAsync(" Manager@Example.com ");
        var me = await app.WithTokenAsync(login.Json.Text("access_token"), "GET", "/auth/me");
        var refreshed = await RefreshAsync(login.Json.Text("refresh_token"));
        var again = await app.WithTokenAsync(refreshed.Json.Text("access_token"), "GET", "/auth/me");
        var logout = await app.WithTokenAsync(
            refreshed.Json.Text("access_token"), "POST", "/auth/logout", $$"""{"refresh_token":"{{refreshed.Json.Text("refresh_token")}}"}""");
        var after = await RefreshAsync(refreshed.Json.Text("refresh_token"));
        var stillAccess = await app.WithTokenAsync(refreshed.Json.Text("access_token"), "GET", "/auth/me");

        Assert.Equal((200, "bearer", "no-store"), (login.Status, login.Json.Text("token_type"), login.Headers["Cache-Control"]));
        Assert.Equal((200, app.IdOf("manager")), (me.Status, me.Json.Text("id")));
        Assert.NotEqual(JsonValueKind.Null, me.Json.At("last_login").ValueKind);
        Assert.Equal((200, 200, "no-store"), (refreshed.Status, again.Status, refreshed.Headers["Cache-Control"]));
        Assert.NotEqual(login.Json.Text("access_token"), refreshed.Json.Text("access_token"));
        Assert.Equal((200, "Successfully logged out"), (logout.Status, logout.Only("message")));
        Assert.Equal((401, "Refresh token has been revoked"), (after.Status, after.Only("detail")));
        Assert.Equal(200, stillAccess.Status);
    }

    [Fact]
    public async Task A_refresh_token_used_twice_ends_its_family_while_access_tokens_live_out_their_minutes()
    {
        var login = await app.LoginAsync("viewer@example.com");
        var next = await RefreshAsync(login.Json.Text("refresh_token"));

        var reused = await RefreshAsync(login.Json.Text("refresh_token"));
        var victim = await RefreshAsync(next.Json.Text("refresh_token"));
        var access = await app.WithTokenAsync(next.Json.Text("access_token"), "GET", "/auth/me");

        Assert.Equal((401, "Refresh token has been revoked", "Bearer"), (reused.Status, reused.Only("detail"), reused.Headers["WWW-Authenticate"]));
        Assert.Equal((401, 200), (victim.Status, access.Status));
    }

    [Fact]
    public async Task A_restart_and_a_second_process_know_all_that_was_given_out_and_taken_back()
    {
        var (kept, spent) = (await app.LoginAsync("viewer@example.com"), await app.LoginAsync("viewer@example.com"));
        await RefreshAsync(spent.Json.Text("refresh_token"));

        await using var other = await app.StartAsync();

        Assert.Equal(401, (await RefreshAsync(spent.Json.Text("refresh_token"), other)).Status);
        Assert.Equal(200, (await RefreshAsync(kept.Json.Text("refresh_token"), other)).Status);
        Assert.Equal(401, (await RefreshAsync(kept.Json.Text("refresh_token"))).Status);
    }

    [Fact]
    public async Task A_refresh_token_is_over_after_seven_days_and_is_no_access_token()
    {
        var login = await app.LoginAsync("viewer@example.com");
        var asAccess = await app.WithTokenAsync(login.Json.Text("refresh_token"), "GET", "/auth/me");

        app.Clock.Advance(TimeSpan.FromDays(7));
        var late = await RefreshAsync(login.Json.Text("refresh_token"));

        Assert.Equal((401, "Invalid or expired token"), (asAccess.Status, asAccess.Only("detail")));
        Assert.Equal((401, "Invalid refresh token"), (late.Status, late.Only("detail")));
    }

    [Theory]
    [InlineData("viewer@example.com", "wrong")]
    [InlineData("stranger@example.com", SuccessManagerApp.Password)]
    [InlineData("no address", "x")]
    public async Task Whoever_is_not_known_by_this_password_hears_the_same(string email, string password)
    {
        var answer = await app.LoginAsync(email, password);

        Assert.Equal(
            (401, "Incorrect email or password", "Bearer"), (answer.Status, answer.Only("detail"), answer.Headers["WWW-Authenticate"]));
    }

    [Fact]
    public async Task A_deactivated_account_is_told_so_only_to_who_knows_its_password()
    {
        var refresh = (await app.LoginAsync("viewer@example.com")).Json.Text("refresh_token");
        await app.Get<UserAccounts>().ChangeAsync(TenantId.Main, app.IdOf("viewer"), new UserChange(Active: false), null, CancellationToken.None);

        var wrong = await app.LoginAsync("viewer@example.com", "wrong");
        var right = await app.LoginAsync("viewer@example.com");
        var refreshed = await RefreshAsync(refresh);

        Assert.Equal((401, "Incorrect email or password"), (wrong.Status, wrong.Only("detail")));
        Assert.Equal((403, "User account is inactive"), (right.Status, right.Only("detail")));
        Assert.Equal((403, "User account is inactive"), (refreshed.Status, refreshed.Only("detail")));
    }

    [Fact]
    public async Task After_too_many_failures_even_the_right_password_has_to_wait()
    {
        for (var failure = 0; failure < 5; failure++)
        {
            await app.LoginAsync("viewer@example.com", "wrong");
        }

        var slowed = await app.LoginAsync("viewer@example.com");
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        var later = await app.LoginAsync("viewer@example.com");

        Assert.Equal((429, "1"), (slowed.Status, slowed.Headers["Retry-After"]));
        Assert.Equal("Too many failed attempts. Try again in 1 seconds.", slowed.Only("detail"));
        Assert.Equal(200, later.Status);
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_made_anew_by_signing_in()
    {
        var weak = new PasswordHashes(Options.Create(new PasswordHasherOptions { IterationCount = 500 }));
        var users = app.Get<UserStore>();
        var before = (await users.FindAsync(TenantId.Main, app.IdOf("viewer"), CancellationToken.None))!;
        await users.ReplaceIfUnchangedAsync(TenantId.Main, before with { PasswordHash = weak.Of(SuccessManagerApp.Password) }, CancellationToken.None);

        Assert.Equal(200, (await app.LoginAsync("viewer@example.com")).Status);

        var after = (await users.FindAsync(TenantId.Main, app.IdOf("viewer"), CancellationToken.None))!;
        Assert.Equal((true, false), app.Get<PasswordHashes>().Compare(after.PasswordHash, SuccessManagerApp.Password));
        Assert.Equal(before.Stamp, after.Stamp);
    }

    [Fact]
    public async Task An_expired_access_token_beside_it_does_not_stop_a_refresh()
    {
        var login = await app.LoginAsync("viewer@example.com");

        app.Clock.Advance(TimeSpan.FromHours(1));
        var refreshed = await app.WithTokenAsync(
            login.Json.Text("access_token"), "POST", "/auth/refresh", $$"""{"refresh_token":"{{login.Json.Text("refresh_token")}}"}""");

        Assert.Equal(200, refreshed.Status);
    }

    private Task<Answer> RefreshAsync(string token, TestProduct? product = null) => (product ?? app.Product).SendAsync(
        HttpMethod.Post, "/api/v1/auth/refresh", TestProduct.Json($$"""{"refresh_token":"{{token}}"}"""));
}
