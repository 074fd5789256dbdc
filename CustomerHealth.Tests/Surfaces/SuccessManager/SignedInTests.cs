using System.Text.Json;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.ApiKeys;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>What the surface answers before any of its areas is asked: who one is, and in which envelope it says no.</summary>
public sealed class SignedInTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Whoever_brings_a_token_is_somebody_at_both_addresses_with_and_without_a_slash(string slash)
    {
        foreach (var role in SuccessManagerApp.Roles)
        {
            var answer = await app.GetAsync(role, "/auth/me" + slash);
            var underBase = await app.Product.SendAsync(
                HttpMethod.Get, "/success-manager/api/v1/auth/me" + slash, null, ("Authorization", $"bearer {app.TokenOf(role)}"));

            Assert.Equal((200, app.IdOf(role), role), (answer.Status, answer.Json.Text("id"), answer.Json.Text("role")));
            Assert.Equal(answer.Text, underBase.Text);
            Assert.False(answer.Headers.ContainsKey("Location"));
        }
    }

    [Fact]
    public async Task The_account_has_the_documented_fields_and_nothing_secret()
    {
        var me = await app.GetAsync("admin", "/auth/me");

        Assert.Equal(["email", "full_name", "role", "id", "is_active", "last_login", "created_at", "updated_at"], me.Fields);
        Assert.Equal(JsonValueKind.Null, me.Json.At("last_login").ValueKind);
        Assert.True(me.Json.At("is_active").GetBoolean());
        Assert.EndsWith("Z", me.Json.Text("created_at"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Not authenticated")]
    [InlineData("Basic YTpi", "Not authenticated")]
    [InlineData("Bearer", "Not authenticated")]
    [InlineData("Bearer x", "Invalid or expired token")]
    [InlineData("Bearer a.b.c", "Invalid or expired token")]
    [InlineData("Bearer ch_0000000000000000000000000000000000000", "Invalid or expired token")]
    public async Task Without_a_token_that_counts_it_is_401_that_says_how_to_sign_in(string? authorization, string detail)
    {
        var answer = await app.Product.SendAsync(
            HttpMethod.Get, "/api/v1/auth/me", null, authorization is null ? [] : [("Authorization", authorization), ("Accept", "text/html")]);

        Assert.Equal((401, "Bearer", detail), (answer.Status, answer.Headers["WWW-Authenticate"], answer.Only("detail")));
    }

    [Fact]
    public async Task A_role_counts_as_soon_as_it_is_changed_and_a_deactivated_account_may_do_nothing()
    {
        var user = await app.AddPersonAsync("fickle@example.com", "viewer");
        var token = app.Get<AccessTokens>().Issue(TenantId.Main, user);
        await app.WithTokenAsync(token, "GET", "/auth/me");

        await ChangeAsync(new UserChange(Role: Role.Manager));
        Assert.Equal("manager", (await app.WithTokenAsync(token, "GET", "/auth/me")).Json.Text("role"));
        await ChangeAsync(new UserChange(Active: false));
        var refused = await app.WithTokenAsync(token, "GET", "/auth/me");

        Assert.Equal((403, "User account is inactive"), (refused.Status, refused.Only("detail")));

        Task ChangeAsync(UserChange change) =>
            app.Get<UserAccounts>().ChangeAsync(TenantId.Main, user.Id, change, null, CancellationToken.None);
    }

    [Fact]
    public async Task A_key_in_an_address_is_refused_in_this_envelope_too()
    {
        var answer = await app.GetAsync("viewer", $"/auth/me?x={ApiKeyText.New()}");

        Assert.Equal(400, answer.Status);
        Assert.Contains("revoke it", answer.Only("detail"), StringComparison.Ordinal);
    }
}
