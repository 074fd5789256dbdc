using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Accounts;

/// <summary>What a sign-in came to: a user, a wait, or neither, which does not say why.</summary>
/// <param name="Wait">How long to wait before the next try, when there were too many.</param>
/// <param name="IsDeactivated">The password was right, and the account is deactivated: for who is to be told so.</param>
public readonly record struct SignInOutcome(User? User, TimeSpan? Wait = null, bool IsDeactivated = false);

/// <summary>
/// Checks e-mail and password, for the sign-in page and for every API with a login of its own. An unknown address, a deactivated account
/// and a wrong password take the same work.
/// </summary>
public sealed partial class SignIns(
    UserStore users, PasswordHashes hashes, SignInBackOff backOff, TimeProvider time, ILogger<SignIns> logger)
{
    /// <param name="address">Where the try comes from, as the connection says.</param>
    public async Task<SignInOutcome> TryAsync(
        TenantId tenant, string email, string password, string address, CancellationToken cancellationToken)
    {
        var (outcome, outdated) = await CheckAsync(tenant, email, password, address, cancellationToken);
        if (outcome.User is not { } user)
        {
            return outcome;
        }

        var seen = user with
        {
            LastSignIn = time.GetUtcNow(),
            PasswordHash = outdated ? hashes.Of(password) : user.PasswordHash,
        };

        // If somebody changed the account meanwhile, theirs counts; the next sign-in writes the time and the hash.
        return new SignInOutcome(await users.ReplaceIfUnchangedAsync(tenant, seen, cancellationToken) ?? user);
    }

    /// <summary>The password of somebody who is signed in, asked for once more; no sign-in, but a wrong one counts as at a sign-in.</summary>
    public async Task<SignInOutcome> ConfirmAsync(
        TenantId tenant, string email, string password, string address, CancellationToken cancellationToken) =>
        (await CheckAsync(tenant, email, password, address, cancellationToken)).Outcome;

    private async Task<(SignInOutcome Outcome, bool Outdated)> CheckAsync(
        TenantId tenant, string email, string password, string address, CancellationToken cancellationToken)
    {
        var account = EmailAddress.Fold(email);
        if (await backOff.TryBeginAsync(tenant, account, address, cancellationToken) is { } wait)
        {
            Delayed(wait);
            return (new SignInOutcome(null, wait), false);
        }

        var (user, outdated) = await FindAsync(tenant, email, password, cancellationToken);
        if (user is not { Active: true })
        {
            await backOff.FailAsync(tenant, account, address);
            return (new SignInOutcome(null, IsDeactivated: user is not null), false);
        }

        await backOff.SucceedAsync(tenant, account, address);
        return (new SignInOutcome(user), outdated);
    }

    /// <summary>The user with this password, active or not, and whether its hash should be made anew.</summary>
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
        return right ? (user, outdated) : default;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A sign-in has to wait {Wait} after too many failures.")]
    private partial void Delayed(TimeSpan wait);
}
