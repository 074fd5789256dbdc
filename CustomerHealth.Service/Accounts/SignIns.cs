using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Accounts;

/// <summary>What a sign-in came to: a user, a wait, or neither, which does not say why.</summary>
/// <param name="Wait">How long to wait before the next try, when there were too many.</param>
public readonly record struct SignInOutcome(User? User, TimeSpan? Wait = null);

/// <summary>
/// Checks e-mail and password, for the sign-in page and for every API with a login of its own. An unknown address, a deactivated account
/// and a wrong password take the same work and get the same answer.
/// </summary>
public sealed partial class SignIns(
    UserStore users, PasswordHashes hashes, SignInBackOff backOff, TimeProvider time, ILogger<SignIns> logger)
{
    /// <param name="address">Where the try comes from, as the connection says.</param>
    public async Task<SignInOutcome> TryAsync(
        TenantId tenant, string email, string password, string address, CancellationToken cancellationToken)
    {
        var account = EmailAddress.Fold(email);
        if (await backOff.TryBeginAsync(tenant, account, address, cancellationToken) is { } wait)
        {
            Delayed(wait);
            return new SignInOutcome(null, wait);
        }

        var (user, outdated) = await FindAsync(tenant, email, password, cancellationToken);
        if (user is null)
        {
            await backOff.FailAsync(tenant, account, address);
            return default;
        }

        await backOff.SucceedAsync(tenant, account, address);
        var seen = user with
        {
            LastSignIn = time.GetUtcNow(),
            PasswordHash = outdated ? hashes.Of(password) : user.PasswordHash,
        };

        // If somebody changed the account meanwhile, theirs counts; the next sign-in writes the time and the hash.
        return new SignInOutcome(await users.ReplaceIfUnchangedAsync(tenant, seen, cancellationToken) ?? user);
    }

    /// <summary>The active user with this password, and whether its hash should be made anew.</summary>
    private async Task<(User? User, bool Outdated)> FindAsync(
        TenantId tenant, string email, string password, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(tenant, email, cancellationToken);
        if (user is null || password.Length > PasswordRules.MostCharacters)
        {
            hashes.CompareWithNothing(password.Length > PasswordRules.MostCharacters ? string.Empty : password);
            return default;
        }

        var (right, outdated) = hashes.Compare(user.PasswordHash, password);
        return right && user.Active ? (user, outdated) : default;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A sign-in has to wait {Wait} after too many failures.")]
    private partial void Delayed(TimeSpan wait);
}
