using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// Hashes and compares passwords: ASP.NET Core Identity's format 3, PBKDF2 with HMAC-SHA512. The count stands in the hash, so a higher
/// one needs no migration: a hash with a lower count is replaced at the next sign-in.
/// </summary>
public sealed class PasswordHashes(IOptions<PasswordHasherOptions> options)
{
    /// <summary>OWASP's count for PBKDF2-HMAC-SHA512 (cheatsheetseries.owasp.org, Password Storage).</summary>
    public const int Iterations = 220_000;

    private readonly PasswordHasher<PasswordHashes> hasher = new(options);

    /// <summary>The hash of no password, made when first needed; it costs what every other does.</summary>
    private readonly Lazy<string> decoy = new(() => new PasswordHasher<PasswordHashes>(options).HashPassword(null!, Guid.NewGuid().ToString()));

    public string Of(string password) => hasher.HashPassword(this, password);

    /// <summary>Whether it is the password, and whether its hash should be made anew.</summary>
    public (bool Right, bool Outdated) Compare(string hash, string password)
    {
        var result = hasher.VerifyHashedPassword(this, hash, password);
        return (result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <summary>The work of a comparison for nobody, so that the time an answer takes does not say which accounts exist.</summary>
    public void CompareWithNothing(string password) => _ = hasher.VerifyHashedPassword(this, decoy.Value, password);
}
