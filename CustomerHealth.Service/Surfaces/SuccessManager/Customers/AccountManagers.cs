using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

/// <summary>The users behind account managers.</summary>
internal static class AccountManagers
{
    /// <summary>Null where none is named, or it is gone.</summary>
    public static async Task<User?> FindManagerAsync(
        this UserStore users, TenantId tenant, AccountDetails account, CancellationToken cancellationToken) =>
        account.AccountManagerId is { } id ? await users.FindAsync(tenant, id, cancellationToken) : null;

    /// <summary>By id. One request, none where nobody is named.</summary>
    public static async Task<IReadOnlyDictionary<string, User>> FindManagersAsync(
        this UserStore users, TenantId tenant, IEnumerable<AccountDetails> accounts, CancellationToken cancellationToken) =>
        accounts.Any(account => account.AccountManagerId is not null)
            ? (await users.ListAsync(tenant, cancellationToken)).ToDictionary(user => user.Id)
            : new Dictionary<string, User>();
}
