using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Accounts;

/// <summary>What a change of one's own password came to.</summary>
/// <param name="User">The changed account, whose earlier sessions and refresh tokens are over.</param>
/// <param name="Wait">How long to wait before the next try, when there were too many.</param>
/// <param name="IsWrong">The current password is another one.</param>
/// <param name="Refusal">Why the new one cannot be taken, as a sentence.</param>
/// <param name="Outcome">What the store made of it.</param>
public readonly record struct PasswordChanged(
    User? User, TimeSpan? Wait = null, bool IsWrong = false, string? Refusal = null, UserOutcome Outcome = UserOutcome.Done);

/// <summary>
/// Changes the password of somebody who is signed in. The current one is asked for as at signing in, with the same waits: a session or
/// token that somebody found must not be a way to guess it.
/// </summary>
public sealed class OwnPassword(UserStore users, UserAccounts accounts, SignIns signIns, PasswordRules rules)
{
    /// <param name="address">Where the try comes from, as the connection says.</param>
    public async Task<PasswordChanged> ChangeAsync(
        TenantId tenant, string userId, string current, string wanted, string address, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(tenant, userId, cancellationToken) is not { } user)
        {
            return new PasswordChanged(null, Outcome: UserOutcome.Unknown);
        }

        var confirmed = await signIns.ConfirmAsync(tenant, user.Email, current, address, cancellationToken);
        if (confirmed.User is null)
        {
            return new PasswordChanged(null, confirmed.Wait, IsWrong: confirmed.Wait is null);
        }

        if (rules.Refuse(wanted, user.Email) is { } reason)
        {
            return new PasswordChanged(null, Refusal: reason);
        }

        var (outcome, changed) = await accounts.ChangeAsync(tenant, user.Id, new UserChange(Password: wanted), null, cancellationToken);
        return new PasswordChanged(outcome == UserOutcome.Done ? changed : null, Outcome: outcome);
    }
}
