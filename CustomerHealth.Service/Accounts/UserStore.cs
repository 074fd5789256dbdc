using CustomerHealth.Service.Names;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// Users: table <c>Users</c>, one partition a tenant. An e-mail address is reserved before its user is written, so that of many that
/// want it at once one gets it.
/// </summary>
public sealed class UserStore(ITableStore tables, NameReservations reservations)
{
    private static readonly string Nobody = Guid.Empty.ToString("D");

    public async Task<User?> FindAsync(TenantId tenant, string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var guid))
        {
            return null; // No id of ours; and not every text may be a key.
        }

        var key = UserRow.KeyOf(guid.ToString("D"));
        var row = await tables.GetAsync(TableNames.Users, UserRow.PartitionOf(tenant), key, null, cancellationToken);
        return row is null ? null : UserRow.Read(row);
    }

    /// <summary>The user with this address, by way of its reservation: two reads.</summary>
    public async Task<User?> FindByEmailAsync(TenantId tenant, string email, CancellationToken cancellationToken)
    {
        // Nobody is looked for as well: how long the answer takes must not say which addresses have an account.
        var owner = await reservations.FindOwnerAsync(tenant, EmailAddress.NameOf(email), cancellationToken) ?? Nobody;
        var user = await FindAsync(tenant, owner, cancellationToken);
        return user is not null && EmailAddress.Fold(user.Email) == EmailAddress.Fold(email) ? user : null;
    }

    /// <summary>Everybody, by name.</summary>
    public async Task<IReadOnlyList<User>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var query = new TableQuery(TableNames.Users, UserRow.PartitionOf(tenant), UserRow.Range.From, UserRow.Range.Before);
        var users = await tables.ReadAllAsync(query, cancellationToken).Select(UserRow.Read).ToListAsync(cancellationToken);
        return [.. users.OrderBy(user => user.FullName, StringComparer.OrdinalIgnoreCase).ThenBy(user => user.Id, StringComparer.Ordinal)];
    }

    /// <summary>Null when the address belongs to somebody else.</summary>
    public async Task<User?> AddAsync(TenantId tenant, User user, CancellationToken cancellationToken)
    {
        if (!await ReserveAsync(tenant, user, cancellationToken))
        {
            return null;
        }

        var added = await tables.TransactAsync(TableNames.Users, [RowOperation.Add(UserRow.Write(tenant, user))], cancellationToken);
        return added.Committed
            ? user with { ETag = added.ETags[0] }
            : throw new StorageUnavailableException($"The new id {user.Id} is taken.");
    }

    /// <summary>Takes the user's address before the user is written; false when it belongs to somebody else.</summary>
    public Task<bool> ReserveAsync(TenantId tenant, User user, CancellationToken cancellationToken) => reservations.ReserveAsync(
        tenant,
        EmailAddress.NameOf(user.Email),
        user.Id,
        async (holder, token) => await FindAsync(tenant, holder, token) is { } other
            && EmailAddress.Fold(other.Email) == EmailAddress.Fold(user.Email),
        cancellationToken);

    /// <summary>Gives the address of a user back who has another one by now.</summary>
    public Task ReleaseAsync(TenantId tenant, User before, CancellationToken cancellationToken) =>
        reservations.ReleaseAsync(tenant, EmailAddress.NameOf(before.Email), before.Id, cancellationToken);

    /// <summary>Null when the user changed since it was read.</summary>
    public async Task<User?> ReplaceIfUnchangedAsync(TenantId tenant, User user, CancellationToken cancellationToken)
    {
        var replaced = await tables.TransactAsync(
            TableNames.Users, [RowOperation.ReplaceIfUnchanged(UserRow.Write(tenant, user), user.ETag!)], cancellationToken);
        return replaced.Committed ? user with { ETag = replaced.ETags[0] } : null;
    }
}
