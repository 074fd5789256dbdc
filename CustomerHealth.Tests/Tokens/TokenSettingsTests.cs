using CustomerHealth.LocalHost;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Tokens;

/// <summary>Where the keys of tokens come from, and which ones the app does not start with.</summary>
public sealed class TokenSettingsTests
{
    private const string Key = "b0c7a9e4f1d2638597a4c0be12f3d4e5";
    private const string NextKey = "5e4d3f21eb0c4a7958362d1f4e9a7c0b";

    private static readonly User Ada = new()
    {
        Id = Guid.CreateVersion7().ToString("D"),
        Email = "ada@example.com",
        FullName = "Ada",
        Role = Role.Viewer,
        PasswordHash = "",
        Stamp = "",
        CreatedAt = default,
        UpdatedAt = default,
    };

    [Theory]
    [InlineData("Accounts", "SigningKey", "", "Tokens:SigningKey is missing")]
    [InlineData("Accounts", "SigningKey", "b0c7a9e4f1d2638597a4c0be12f3d4e", "Tokens:SigningKey must have at least 32 characters")]
    [InlineData("Accounts", "SigningKey", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Tokens:SigningKey must be random")]
    [InlineData("Accounts", "SigningKey", "your-256-bit-secret-your-256-bit-secret", "Tokens:SigningKey must be random")]
    [InlineData("Accounts", "SigningKey", "CHANGE_ME_IN_PRODUCTION_0123456789_abcdef", "Tokens:SigningKey must be random")]
    [InlineData("Development", "SigningKey", "short", "Tokens:SigningKey must have at least 32 characters")]
    [InlineData("Accounts", "PreviousSigningKey", "short", "Tokens:PreviousSigningKey must have at least 32 characters")]
    [InlineData("Accounts", "AccessLifetime", "08:00:00", "Tokens:AccessLifetime must be 1 to 60 minutes")]
    [InlineData("Accounts", "AccessLifetime", "00:00:00", "Tokens:AccessLifetime must be 1 to 60 minutes")]
    [InlineData("Accounts", "RefreshLifetime", "31.00:00:00", "Tokens:RefreshLifetime must be an hour to 30 days")]
    public async Task The_app_does_not_start_with_a_key_or_a_lifetime_that_protects_nothing(string mode, string setting, string value, string reason)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(mode, ($"Tokens:{setting}", value)));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.True(value.Length == 0 || !refusal.Message.Contains(value, StringComparison.Ordinal) || setting.EndsWith("Lifetime", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_development_a_missing_key_is_made_for_the_process()
    {
        await using var one = await StartAsync("Development", ("Tokens:SigningKey", ""));
        await using var other = await StartAsync("Development", ("Tokens:SigningKey", ""));
        var token = TokensOf(one).Issue(TenantId.Main, Ada);

        Assert.Equal(Ada.Id, (await TokensOf(one).ReadAsync(token))?.UserId);
        Assert.Null(await TokensOf(other).ReadAsync(token));
    }

    [Fact]
    public async Task The_local_host_makes_a_key_of_its_own_and_keeps_it()
    {
        using var folder = new TemporaryFolder();
        string token;
        await using (var first = await LocalApp.StartAsync(new LocalOptions { DataFolder = folder.File("data"), Settings = Mode("Accounts") }))
        {
            token = TokensOf(first).Issue(TenantId.Main, Ada);
        }

        await using var second = await LocalApp.StartAsync(new LocalOptions { DataFolder = folder.File("data"), Settings = Mode("Accounts") });
        await using var elsewhere = await LocalApp.StartAsync(new LocalOptions { Settings = Mode("Accounts") });

        Assert.Equal(Ada.Id, (await TokensOf(second).ReadAsync(token))?.UserId);
        Assert.Null(await TokensOf(elsewhere).ReadAsync(token));
    }

    [Fact]
    public async Task While_keys_are_rotated_tokens_of_both_count_and_the_new_one_signs()
    {
        await using var before = await StartAsync("Accounts", ("Tokens:SigningKey", Key));
        await using var between = await StartAsync("Accounts", ("Tokens:SigningKey", NextKey), ("Tokens:PreviousSigningKey", Key));
        await using var after = await StartAsync("Accounts", ("Tokens:SigningKey", NextKey));
        var (old, next) = (TokensOf(before).Issue(TenantId.Main, Ada), TokensOf(between).Issue(TenantId.Main, Ada));

        Assert.NotNull(await TokensOf(between).ReadAsync(old));
        Assert.NotNull(await TokensOf(between).ReadAsync(next));
        Assert.Null(await TokensOf(after).ReadAsync(old));
        Assert.NotNull(await TokensOf(after).ReadAsync(next));
    }

    private static AccessTokens TokensOf(LocalApp app) => app.Services.GetRequiredService<AccessTokens>();

    private static Task<LocalApp> StartAsync(string mode, params (string Name, string Value)[] settings) => LocalApp.StartAsync(
        new LocalOptions { Settings = new Dictionary<string, string?>(Mode(mode).Concat(settings.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)))) });

    private static Dictionary<string, string?> Mode(string mode) => new() { ["Auth:Mode"] = mode };
}
