using CustomerHealth.Service.Web.Security;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// What a password must be: 8 to 128 characters, and outside Development none of the common ones. Nothing about digits or signs, which
/// makes passwords worse (NIST SP 800-63B, OWASP ASVS 5.0 V6.2).
/// </summary>
public sealed class PasswordRules(IOptions<AuthOptions> auth)
{
    public const int LeastCharacters = 8;

    /// <summary>A bound for the work of hashing, far above any sentence one remembers.</summary>
    public const int MostCharacters = 128;

    /// <summary>The sentence that says what is wrong, or null.</summary>
    public string? Refuse(string password, string email)
    {
        if (password.Length < LeastCharacters)
        {
            return $"A password has at least {LeastCharacters} characters.";
        }

        if (password.Length > MostCharacters)
        {
            return $"A password has at most {MostCharacters} characters.";
        }

        if (auth.Value.Mode == AuthMode.Development)
        {
            return null;
        }

        return CommonPasswords.Contain(password) || IsAddress(password, email)
            ? "This password is one of those that are tried first. Take another one."
            : null;
    }

    private static bool IsAddress(string password, string email) =>
        password.Equals(email, StringComparison.OrdinalIgnoreCase)
        || password.Equals(email.Split('@')[0], StringComparison.OrdinalIgnoreCase);
}
