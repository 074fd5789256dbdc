using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Tests.Surfaces.SuccessManager;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace CustomerHealth.Tests.Tokens;

/// <summary>
/// Tokens that must not count. Each one is a good token with one thing changed; where the change would be found by the signature alone, it
/// is signed anew with the app's own key.
/// </summary>
public sealed class TokenAttackTests : IClassFixture<SuccessManagerApp>
{
    private static readonly Dictionary<string, Action<JsonObject, JsonObject>> Forgeries = new()
    {
        ["no expiry"] = (_, claims) => claims.Remove("exp"),
        ["expired"] = (_, claims) => claims["exp"] = (long)claims["exp"]! - 3600,
        ["an expiry that is no number"] = (_, claims) => claims["exp"] = "soon",
        ["no beginning"] = (_, claims) => claims.Remove("nbf"),
        ["not yet"] = (_, claims) => claims["nbf"] = (long)claims["nbf"]! + 61,
        ["another issuer"] = (_, claims) => claims["iss"] = "somebody",
        ["no issuer"] = (_, claims) => claims.Remove("iss"),
        ["another audience"] = (_, claims) => claims["aud"] = "somebody",
        ["no audience"] = (_, claims) => claims.Remove("aud"),
        ["nobody"] = (_, claims) => claims.Remove("sub"),
        ["an unknown user"] = (_, claims) => claims["sub"] = Guid.NewGuid().ToString(),
        ["a user that is a key"] = (_, claims) => claims["sub"] = "' or RowKey ne '",
        ["no tenant"] = (_, claims) => claims.Remove("tenant"),
        ["another tenant"] = (_, claims) => claims["tenant"] = "other",
        ["a tenant that is a path"] = (_, claims) => claims["tenant"] = "../main",
        ["another kind of token"] = (header, _) => header["typ"] = "JWT",
        ["no kind"] = (header, _) => header.Remove("typ"),
        ["something critical"] = (header, _) => { header["crit"] = new JsonArray("b64"); header["b64"] = true; },
        ["no key id"] = (header, _) => header.Remove("kid"),
        ["a key id that is a path"] = (header, _) => header["kid"] = "../../../../dev/null",
        ["a key id that is SQL"] = (header, _) => header["kid"] = "x' UNION SELECT 'key",
        ["a key id that is an address"] = (header, _) => header["kid"] = "https://evil.example/keys",
        ["HS512"] = (header, _) => header["alg"] = "HS512",
        ["RS256"] = (header, _) => header["alg"] = "RS256",
    };

    private readonly SuccessManagerApp app;
    private readonly byte[] key;
    private readonly JsonObject header;
    private readonly JsonObject claims;

    public TokenAttackTests(SuccessManagerApp app)
    {
        this.app = app;
        key = ((SymmetricSecurityKey)app.Get<TokenKeys>().Current.Key).Key;
        var parts = app.TokenOf("admin").Split('.');
        (header, claims) = (Part(parts[0]), Part(parts[1]));
    }

    public static TheoryData<string> Names => new(Forgeries.Keys);

    [Fact]
    public async Task A_token_signed_by_hand_with_nothing_changed_counts_also_with_addresses_of_keys_that_nobody_follows()
    {
        Assert.Equal(200, await AskAsync(Signed()));
        header["jku"] = "https://evil.example/keys";
        header["x5u"] = "https://evil.example/certificate";
        Assert.Equal(200, await AskAsync(Signed()));
        claims["nbf"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 20;
        Assert.Equal(200, await AskAsync(Signed()));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_forged_token_is_401_though_its_signature_is_right(string forgery)
    {
        Forgeries[forgery](header, claims);

        Assert.Equal(401, await AskAsync(Signed()));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    [InlineData("")]
    public async Task An_unsigned_token_is_401_whatever_it_says_about_itself(string algorithm)
    {
        header["alg"] = algorithm;

        Assert.Equal(401, await AskAsync($"{Encoded()}."));
        Assert.Equal(401, await AskAsync(Encoded()));
        Assert.Equal(401, await AskAsync(Signed()));
    }

    [Fact]
    public async Task A_signature_that_is_missing_cut_changed_or_by_a_public_key_is_401()
    {
        var token = Signed();
        using var rsa = RSA.Create(2048);
        var publicKey = Encoding.UTF8.GetBytes(rsa.ExportSubjectPublicKeyInfoPem());
        var changed = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1];

        string[] forgeries =
        [
            $"{Encoded()}.", token[..^1], changed, $"{token}A", $"{token}.{token}", $"{token}..", Signed(publicKey), Signed([]), Signed(new byte[32]),
            $"{Encoded()}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(Encoded()), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}",
        ];

        foreach (var forged in forgeries)
        {
            Assert.Equal((forged, 401), (forged, await AskAsync(forged)));
        }
    }

    [Fact]
    public async Task A_token_inside_a_token_an_encrypted_one_and_a_huge_one_are_401()
    {
        var inner = Signed();
        var outer = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(inner))}";
        claims["padding"] = new string('x', 20_000);

        Assert.Equal(401, await AskAsync($"{outer}.{SignatureOf(outer, key)}"));
        Assert.Equal(401, await AskAsync("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ"));
        Assert.Equal(401, await AskAsync(Signed()));
        claims["padding"] = new string('x', 100_000);
        Assert.Null(await app.Get<AccessTokens>().ReadAsync(Signed())); // Over the wire the server refuses so long a header by itself.
    }

    [Fact]
    public async Task Garbage_is_401()
    {
        foreach (var garbage in new[] { ".", "..", "...", "a", "%00", "null", "{}", "e30.e30.e30", new string('.', 1000), new string('a', 5000) })
        {
            Assert.Equal((garbage, 401), (garbage, await AskAsync(garbage)));
        }
    }

    [Fact]
    public async Task A_token_counts_until_its_minutes_are_over()
    {
        var own = new SuccessManagerApp();
        await own.InitializeAsync();
        var token = own.TokenOf("viewer");

        own.Clock.Advance(TimeSpan.FromMinutes(14));
        var before = await own.WithTokenAsync(token, "GET", "/auth/me");
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        var after = await own.WithTokenAsync(token, "GET", "/auth/me");

        Assert.Equal((200, 401), (before.Status, after.Status));
        await own.DisposeAsync();
    }

    private async Task<int> AskAsync(string token)
    {
        var answer = await app.WithTokenAsync(token, "GET", "/auth/me");
        Assert.True(answer.Status == 200 || (answer.Only("detail") == "Invalid or expired token" && answer.Headers["WWW-Authenticate"] == "Bearer"), answer.ToString());
        return answer.Status;
    }

    private string Encoded() =>
        $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";

    private string Signed(byte[]? by = null) => $"{Encoded()}.{SignatureOf(Encoded(), by ?? key)}";

    private string SignatureOf(string text, byte[] by) => Base64Url.EncodeToString(
        (string?)header["alg"] == "HS512" ? HMACSHA512.HashData(by, Encoding.ASCII.GetBytes(text)) : HMACSHA256.HashData(by, Encoding.ASCII.GetBytes(text)));

    private static JsonObject Part(string text) => JsonSerializer.Deserialize<JsonObject>(Base64Url.DecodeFromChars(text))!;
}
