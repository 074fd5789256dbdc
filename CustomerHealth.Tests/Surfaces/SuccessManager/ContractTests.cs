using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>
/// Every documented operation that is built, a line each: what it is asked, who may, and what comes back. In a path or body, <c>{id}</c> is
/// a user made for the line and <c>{refresh}</c> a refresh token of that user.
/// </summary>
public sealed class ContractTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    private const string Everybody = "nobody viewer csm account_manager manager admin";
    private const string SignedIn = "viewer csm account_manager manager admin";
    private const string Admins = "admin";

    public static TheoryData<string, string, string?, string, int, string> Operations => new()
    {
        { "POST", "/auth/login", "username=fresh-{n}@example.com&password=correct+horse+battery&grant_type=password", Everybody, 200, "Token" },
        { "POST", "/auth/refresh", """{"refresh_token":"{refresh}"}""", Everybody, 200, "Token" },
        { "POST", "/auth/logout", """{"refresh_token":"{refresh}"}""", SignedIn, 200, "Message" },
        { "GET", "/auth/me", null, SignedIn, 200, "UserResponse" },
        { "PUT", "/auth/me", """{"full_name":"Somebody"}""", SignedIn, 200, "UserResponse" },
        { "PUT", "/auth/me/password", """{"current_password":"correct horse battery","new_password":"correct horse battery"}""", SignedIn, 200, "Message" },
        { "GET", "/users/", null, Admins, 200, "UserListResponse" },
        { "POST", "/users/", """{"email":"new-{n}@example.com","full_name":"New","role":"csm","password":"correct horse battery"}""", Admins, 201, "UserResponse" },
        { "GET", "/users/{id}", null, Admins, 200, "UserResponse" },
        { "PUT", "/users/{id}", """{"full_name":"Renamed","role":"manager"}""", Admins, 200, "UserResponse" },
        { "DELETE", "/users/{id}", null, Admins, 200, "Message" },
        { "PUT", "/users/{id}/activate", """{"is_active":false}""", Admins, 200, "UserResponse" },
    };

    [Theory, MemberData(nameof(Operations))]
    public async Task An_operation_answers_as_documented_and_only_to_whom_it_should(
        string method, string path, string? body, string allowed, int status, string shape)
    {
        foreach (var role in SuccessManagerApp.Roles.Prepend(SuccessManagerApp.Nobody))
        {
            var answer = await AskAsync(role, method, path, body);

            if (allowed.Split(' ').Contains(role))
            {
                Assert.True(answer.Status == status, $"{role}: {answer}");
                Assert.Equal(("application/json", ""), (answer.ContentType, string.Join('\n', DocumentedShape.Differences(answer.Json, shape))));
            }
            else
            {
                var expected = role == SuccessManagerApp.Nobody ? (401, "Not authenticated") : (403, "Admin access required");
                Assert.Equal((role, expected), (role, (answer.Status, answer.Only("detail"))));
            }
        }
    }

    /// <summary>Whoever builds the next area adds its lines: the table must not fall behind what is mapped.</summary>
    [Fact]
    public void Every_operation_of_the_document_that_is_mapped_has_its_line()
    {
        var lines = Operations.Select(line => $"{line[0]} {((string)line[1]!).TrimEnd('/')}").Order(StringComparer.Ordinal);

        Assert.Equal(SuccessManagerRoutes.Mapped(app), lines);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task With_and_without_a_slash_at_the_end_it_is_the_same_operation(
        string method, string path, string? body, string allowed, int status, string shape)
    {
        Assert.NotEmpty(shape);
        foreach (var address in new[] { path.TrimEnd('/'), path.TrimEnd('/') + "/" })
        {
            Assert.Equal(status, (await AskAsync(allowed.Split(' ')[^1], method, address, body)).Status);
        }
    }

    private async Task<Answer> AskAsync(string role, string method, string path, string? body)
    {
        var number = Guid.NewGuid().ToString("N");
        var user = await app.AddPersonAsync($"fresh-{number}@example.com", "viewer");
        var refresh = await app.Get<RefreshTokens>().BeginAsync(TenantId.Main, user, CancellationToken.None);
        string? Filled(string? text) => text?
            .Replace("{n}", number, StringComparison.Ordinal)
            .Replace("{id}", user.Id, StringComparison.Ordinal)
            .Replace("{refresh}", refresh, StringComparison.Ordinal);

        return body is not null && body[0] != '{'
            ? await app.SendFormAsync(path, Filled(body)!)
            : await app.SendAsync(role, method, Filled(path)!, Filled(body));
    }
}
