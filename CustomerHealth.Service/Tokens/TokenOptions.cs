using CustomerHealth.Service.Web.Security;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Tokens;

/// <summary>Section <c>Tokens</c> of the settings: what the APIs with a sign-in of their own hand out.</summary>
public sealed class TokenOptions
{
    /// <summary>Refresh tokens that follow from one sign-in are over so long after it, however often they are renewed.</summary>
    public static readonly TimeSpan LongestFamily = TimeSpan.FromDays(30);

    /// <summary>
    /// Signs access tokens, and by keys derived from it links to surveys: at least 32 characters, from a secret store. Only in Development it
    /// may be missing; then each process makes one of its own, and what it signs lasts no longer than that.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>The key before, for the time that tokens and links to surveys signed by it are still about; it signs nothing.</summary>
    public string? PreviousSigningKey { get; set; }

    /// <summary>How long an access token is good for: 1 to 60 minutes. Nothing takes it back before.</summary>
    public TimeSpan AccessLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a refresh token waits to be used: an hour to 30 days.</summary>
    public TimeSpan RefreshLifetime { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>What is wrong with the settings, each in a sentence that names the setting.</summary>
internal sealed class TokenValidation(IOptions<AuthOptions> auth) : IValidateOptions<TokenOptions>
{
    private const int LeastCharacters = 32;

    /// <summary>Far fewer than any 32 random characters have, of hexadecimal digits too.</summary>
    private const int LeastDifferent = 8;

    /// <summary>What stands in samples to be replaced. No hexadecimal key holds them, and no other one by chance.</summary>
    private static readonly string[] Placeholders = ["secret", "change", "default", "example", "password", "your-", "your_", "placeholder"];

    public ValidateOptionsResult Validate(string? name, TokenOptions options)
    {
        var problems = Check(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Check(TokenOptions options)
    {
        if (string.IsNullOrEmpty(options.SigningKey) && auth.Value.Mode != AuthMode.Development)
        {
            yield return "Tokens:SigningKey is missing: at least 32 random characters, the same for every instance.";
        }

        if (Weakness(options.SigningKey) is { } weakness)
        {
            yield return $"Tokens:SigningKey {weakness}.";
        }

        if (Weakness(options.PreviousSigningKey) is { } earlier)
        {
            yield return $"Tokens:PreviousSigningKey {earlier}.";
        }

        if (options.AccessLifetime < TimeSpan.FromMinutes(1) || options.AccessLifetime > TimeSpan.FromMinutes(60))
        {
            yield return "Tokens:AccessLifetime must be 1 to 60 minutes.";
        }

        if (options.RefreshLifetime < TimeSpan.FromHours(1) || options.RefreshLifetime > TokenOptions.LongestFamily)
        {
            yield return "Tokens:RefreshLifetime must be an hour to 30 days.";
        }
    }

    private static string? Weakness(string? key) => key switch
    {
        null or "" => null,
        { Length: < LeastCharacters } => $"must have at least {LeastCharacters} characters",
        _ when key.Distinct().Count() < LeastDifferent => "must be random: it has too few different characters",
        _ when Placeholders.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase)) => "must be random: it looks like a sample's",
        _ => null,
    };
}
