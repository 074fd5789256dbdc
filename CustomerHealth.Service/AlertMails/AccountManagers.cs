using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.AlertMails;

/// <summary>The people who look after customers, as those who can be written to.</summary>
public sealed class AccountManagers(UserStore users)
{
    /// <summary>Whether anybody is named, with an account or not.</summary>
    public static bool IsNamed(AccountDetails account) => !string.IsNullOrWhiteSpace(account.AccountManagerId) || !string.IsNullOrWhiteSpace(account.AccountManager);

    /// <summary>
    /// The account of who looks after a customer: the one whose id is named, else the first one by name that has the name or address
    /// written there. Null where there is none, or it is deactivated.
    /// </summary>
    public static User? Of(AccountDetails account, IReadOnlyList<User> users)
    {
        if (users.FirstOrDefault(user => user.Id == account.AccountManagerId) is { } named)
        {
            return named.Active ? named : null;
        }

        return account.AccountManager is { } written && !string.IsNullOrWhiteSpace(written)
            ? users.FirstOrDefault(user => user.Active && IsCalled(user, EmailAddress.Fold(written)))
            : null;
    }

    /// <summary>The same. One request per 1,000 accounts.</summary>
    public async Task<User?> FindAsync(TenantId tenant, AccountDetails account, CancellationToken cancellationToken) =>
        IsNamed(account) ? Of(account, await users.ListAsync(tenant, cancellationToken)) : null;

    public Task<IReadOnlyList<User>> ListAsync(TenantId tenant, CancellationToken cancellationToken) => users.ListAsync(tenant, cancellationToken);

    private static bool IsCalled(User user, string folded) => EmailAddress.Fold(user.FullName) == folded || EmailAddress.Fold(user.Email) == folded;
}
