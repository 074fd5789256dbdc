using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Accounts;

/// <summary>The names of people whom others wrote down by whatever they had: an id, an e-mail address, a name.</summary>
public sealed class UserNames
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public UserNames(IEnumerable<User> users)
    {
        foreach (var user in users)
        {
            names[EmailAddress.Fold(user.Id)] = user.FullName;
            names[EmailAddress.Fold(user.Email)] = user.FullName;
        }
    }

    /// <summary>One request per 1,000 accounts.</summary>
    public static async Task<UserNames> ReadAsync(UserStore users, TenantId tenant, CancellationToken cancellationToken) =>
        new(await users.ListAsync(tenant, cancellationToken));

    /// <summary>The full name of the account with this id or address, active or not; else the text itself.</summary>
    public string Of(string text) => names.GetValueOrDefault(EmailAddress.Fold(text), text);
}
