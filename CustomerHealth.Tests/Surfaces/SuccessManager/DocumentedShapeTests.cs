using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>The comparison itself: it must find what is wrong.</summary>
public sealed class DocumentedShapeTests
{
    private const string User = """
        {"email":"a@b.c","full_name":"A","role":"viewer","id":"01934b6e-7c1a-7d52-9f0e-3c5a8b1d2e4f","is_active":true,"last_login":null,
        "created_at":"2025-06-15T12:00:00Z","updated_at":"2025-06-15T12:00:00Z"}
        """;

    [Theory]
    [InlineData("", "", "")]
    [InlineData("\"viewer\"", "\"owner\"", "$.users[0].role is \"owner\", not admin|manager|viewer|account_manager|csm")]
    [InlineData("true", "1", "$.users[0].is_active is 1, not bool")]
    [InlineData("\"last_login\":null", "\"last_login\":\"yesterday\"", "$.users[0].last_login is \"yesterday\", not datetime")]
    [InlineData("Z\",", "\",", "$.users[0].created_at is \"2025-06-15T12:00:00\", not datetime")]
    [InlineData("\"email\":\"a@b.c\",", "", "$.users[0].email is missing")]
    [InlineData("\"email\"", "\"stamp\":1,\"email\"", "$.users[0].stamp is not documented")]
    [InlineData("01934b6e-", "", "$.users[0].id is \"7c1a-7d52-9f0e-3c5a8b1d2e4f\", not uuid")]
    public void A_difference_is_found_where_it_is(string good, string bad, string difference)
    {
        var json = $$"""{"users":[{{(good.Length == 0 ? User : User.Replace(good, bad, StringComparison.Ordinal))}}],"total":1,"skip":0,"limit":100}""";

        Assert.Equal(difference, string.Join('\n', DocumentedShape.Differences(JsonSerializer.Deserialize<JsonElement>(json), "UserListResponse")));
    }
}
