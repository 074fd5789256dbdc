using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>Signing in, one's own account, and users: <c>{id}</c> is a user made for the request, <c>{refresh}</c> a refresh token of that user.</summary>
internal sealed class AccountsArea : ContractArea
{
    private const string ForAdmins = "Admin access required";

    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("POST", "/auth/login", "username=fresh-{n}@example.com&password=correct+horse+battery&grant_type=password", Everybody, 200, "Token"),
        new("POST", "/auth/refresh", """{"refresh_token":"{refresh}"}""", Everybody, 200, "Token"),
        new("POST", "/auth/logout", """{"refresh_token":"{refresh}"}""", SignedIn, 200, "Message"),
        new("GET", "/auth/me", null, SignedIn, 200, "UserResponse"),
        new("PUT", "/auth/me", """{"full_name":"Somebody"}""", SignedIn, 200, "UserResponse"),
        new("PUT", "/auth/me/password", """{"current_password":"correct horse battery","new_password":"correct horse battery"}""", SignedIn, 200, "Message"),
        new("GET", "/users/", null, Admins, 200, "UserListResponse", ForAdmins),
        new("POST", "/users/", """{"email":"new-{n}@example.com","full_name":"New","role":"csm","password":"correct horse battery"}""", Admins, 201, "UserResponse", ForAdmins),
        new("GET", "/users/{id}", null, Admins, 200, "UserResponse", ForAdmins),
        new("PUT", "/users/{id}", """{"full_name":"Renamed","role":"manager"}""", Admins, 200, "UserResponse", ForAdmins),
        new("DELETE", "/users/{id}", null, Admins, 200, "Message", ForAdmins),
        new("PUT", "/users/{id}/activate", """{"is_active":false}""", Admins, 200, "UserResponse", ForAdmins),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        var user = await app.AddPersonAsync($"fresh-{number}@example.com", "viewer");
        var refresh = await app.Get<RefreshTokens>().BeginAsync(TenantId.Main, user, CancellationToken.None);
        return text => text
            .Replace("{id}", user.Id, StringComparison.Ordinal)
            .Replace("{refresh}", refresh, StringComparison.Ordinal);
    }
}
