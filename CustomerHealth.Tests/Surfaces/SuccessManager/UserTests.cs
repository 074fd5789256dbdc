using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>Users, as admins see and change them.</summary>
public sealed class UserTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("", 5, "A account_manager, A admin, A csm, A manager, A viewer", 0, 100)]
    [InlineData("?skip=1&limit=2", 5, "A admin, A csm", 1, 2)]
    [InlineData("?skip=9", 5, "", 9, 100)]
    [InlineData("?search=MANAGER", 2, "A account_manager, A manager", 0, 100)]
    [InlineData("?search=csm@example", 1, "A csm", 0, 100)]
    [InlineData("?search=%25", 0, "", 0, 100)]
    [InlineData("?role=csm", 1, "A csm", 0, 100)]
    [InlineData("?is_active=false", 0, "", 0, 100)]
    [InlineData("?is_active=1&role=viewer&search=a&limit=1&limit=3", 1, "A viewer", 0, 3)]
    public async Task The_list_is_searched_filtered_and_cut_and_the_total_is_the_one_before_cutting(
        string query, int total, string names, int skip, int limit)
    {
        var list = await app.GetAsync("admin", $"/users/{query}");

        Assert.Equal(
            (200, total, skip, limit),
            (list.Status, (int)list.Json.Number("total"), (int)list.Json.Number("skip"), (int)list.Json.Number("limit")));
        Assert.Equal(names, string.Join(", ", list.Json.At("users").EnumerateArray().Select(user => user.Text("full_name"))));
    }

    [Fact]
    public async Task A_user_is_created_changed_deactivated_and_activated_again()
    {
        var created = await app.SendAsync("admin", "POST", "/users/", """{"email":"new@example.com","full_name":"New","password":"correct horse battery","is_active":false}""");
        var path = $"/users/{created.Json.Text("id")}";
        var changed = await app.SendAsync("admin", "PUT", path, """{"email":"newer@example.com","role":"manager","phone":"1","password":"another battery staple"}""");
        var login = await app.LoginAsync("newer@example.com", "another battery staple");
        var deleted = await app.SendAsync("admin", "DELETE", path);
        var afterwards = await app.GetAsync("admin", path);
        var token = await app.WithTokenAsync(login.Json.Text("access_token"), "GET", "/auth/me");
        var activated = await app.SendAsync("admin", "PUT", $"{path}/activate", """{"is_active":true}""");

        Assert.Equal((201, "viewer", true), (created.Status, created.Json.Text("role"), created.Json.At("is_active").GetBoolean()));
        Assert.Equal((200, "newer@example.com", "manager", "New"), (changed.Status, changed.Json.Text("email"), changed.Json.Text("role"), changed.Json.Text("full_name")));
        Assert.Equal(200, login.Status);
        Assert.Equal((200, "User deleted successfully"), (deleted.Status, deleted.Only("message")));
        Assert.Equal((200, false), (afterwards.Status, afterwards.Json.At("is_active").GetBoolean()));
        Assert.Equal(403, token.Status);
        Assert.True(activated.Json.At("is_active").GetBoolean());
        Assert.True(activated.Json.At("updated_at").GetDateTime() >= activated.Json.At("created_at").GetDateTime());
    }

    [Theory]
    [InlineData("PUT", "", """{"role":"viewer"}""", "Cannot change your own role")]
    [InlineData("PUT", "", """{"is_active":false,"full_name":"Changed"}""", "Cannot deactivate your own account")]
    [InlineData("PUT", "/activate", """{"is_active":false}""", "Cannot deactivate your own account")]
    [InlineData("DELETE", "", null, "Cannot delete your own account")]
    public async Task Admins_cannot_take_their_own_rights_away(string method, string action, string? body, string reason)
    {
        await app.AddPersonAsync("second@example.com", "admin");

        var answer = await app.SendAsync("admin", method, $"/users/{app.IdOf("admin").ToUpperInvariant()}{action}", body);

        Assert.Equal((400, reason), (answer.Status, answer.Only("detail")));
        var me = await app.GetAsync("admin", "/auth/me");
        Assert.Equal(("admin", "A admin", true), (me.Json.Text("role"), me.Json.Text("full_name"), me.Json.At("is_active").GetBoolean()));
    }

    [Fact]
    public async Task What_takes_no_right_away_admins_may_do_to_themselves()
    {
        var path = $"/users/{app.IdOf("admin")}";

        Assert.Equal(200, (await app.SendAsync("admin", "PUT", path, """{"role":"admin","is_active":true,"full_name":"Chief"}""")).Status);
        Assert.Equal(200, (await app.SendAsync("admin", "PUT", $"{path}/activate", """{"is_active":true}""")).Status);
    }

    [Fact]
    public async Task An_address_has_one_account_also_when_many_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => app.SendAsync(
            "admin", "POST", "/users", $$"""{"email":"{{(number % 2 == 0 ? "one" : "ONE")}}@example.com","full_name":"One","password":"correct horse battery"}""")));

        Assert.Equal([201, 409, 409, 409, 409, 409], answers.Select(answer => answer.Status).Order());
        Assert.All(answers.Where(answer => answer.Status == 409), answer => Assert.Equal("Email already registered", answer.Only("detail")));
        Assert.Equal(1, (await app.GetAsync("admin", "/users?search=one@")).Json.Number("total"));
    }

    [Fact]
    public async Task An_unknown_user_is_404_and_what_can_be_no_id_is_422()
    {
        foreach (var (method, action, body) in new[] { ("GET", "", null), ("PUT", "", "{}"), ("DELETE", "", null), ("PUT", "/activate", """{"is_active":true}""") })
        {
            var unknown = await app.SendAsync("admin", method, $"/users/{Guid.NewGuid()}{action}", body);
            var nonsense = await app.SendAsync("admin", method, $"/users/%27%20or%201{action}", body);

            Assert.Equal((404, "User not found"), (unknown.Status, unknown.Only("detail")));
            Assert.Equal(422, nonsense.Status);
            Assert.Equal(
                """{"detail":[{"type":"uuid_parsing","loc":["path","user_id"],"msg":"Input should be a valid UUID, unable to parse string as one","input":"\u0027 or 1","ctx":{"error":"unable to parse string as a UUID"}}]}""",
                nonsense.Text);
        }
    }

    [Fact]
    public async Task A_key_of_an_admin_may_manage_users_but_not_leave_nobody_to_do_so()
    {
        var answer = await app.Product.SendAsync(
            HttpMethod.Delete, $"/api/v1/users/{app.IdOf("admin")}", null, ("X-Api-Key", TestProduct.AdminKey));

        Assert.Equal((409, "Nobody would be left to manage users"), (answer.Status, answer.Only("detail")));
    }

    [Fact]
    public async Task Fields_that_are_not_known_are_not_kept()
    {
        await app.SendAsync("admin", "POST", "/users", """{"email":"x@example.com","full_name":"X","password":"correct horse battery","isAdmin":true,"stamp":"s","tenantId":"other"}""");

        var user = (await app.Get<UserStore>().FindByEmailAsync(TenantId.Main, "x@example.com", default))!;
        Assert.Equal(Role.Viewer, user.Role);
        Assert.NotEqual("s", user.Stamp);
        Assert.Equal(6, (await app.Get<UserStore>().ListAsync(TenantId.Main, default)).Count);
    }
}
