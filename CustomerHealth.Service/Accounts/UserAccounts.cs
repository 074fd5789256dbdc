using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Accounts;

/// <summary>A change to a user; null leaves as it is.</summary>
public sealed record UserChange(
    string? FullName = null, Role? Role = null, bool? Active = null, string? Password = null, string? Email = null, string? Phone = null);

/// <summary>What became of a change.</summary>
public enum UserOutcome
{
    Done,
    Unknown,

    /// <summary>The e-mail address has an account.</summary>
    EmailTaken,

    /// <summary>The user changed since the version that was asked for.</summary>
    Changed,

    /// <summary>Nobody would be left who could undo it.</summary>
    LastAdmin,
}

/// <summary>Creates and changes accounts. Fields are checked by who calls.</summary>
/// <remarks>
/// Two admins who deactivate each other at the same moment can leave none; the next start with <c>Bootstrap:AdminEmail</c> makes one, of
/// the account that has this address if there is one (<see cref="FirstAdmin"/>).
/// </remarks>
public sealed class UserAccounts(UserStore users, PasswordHashes hashes, ActiveUsers active, StripedLocks locks, TimeProvider time)
{
    private const int Tries = 5;

    public async Task<(UserOutcome Outcome, User? User)> AddAsync(
        TenantId tenant, string email, string fullName, Role role, string password, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var added = await users.AddAsync(
            tenant,
            new User
            {
                Id = Guid.CreateVersion7(now).ToString("D"),
                Email = email.Trim(),
                FullName = fullName,
                Role = role,
                PasswordHash = hashes.Of(password),
                Stamp = NewStamp(),
                CreatedAt = now,
                UpdatedAt = now,
            },
            cancellationToken);
        return added is null ? (UserOutcome.EmailTaken, null) : (UserOutcome.Done, added);
    }

    /// <param name="version">The only version to change; null changes whichever there is.</param>
    public async Task<(UserOutcome Outcome, User? User)> ChangeAsync(
        TenantId tenant, string id, UserChange change, string? version, CancellationToken cancellationToken)
    {
        // One at a time here, so that of two changes of the address none gives back what the other one just took.
        using var turn = await locks.EnterAsync([id], cancellationToken);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var user = await users.FindAsync(tenant, id, cancellationToken);
            if (user is null)
            {
                return (UserOutcome.Unknown, null);
            }

            if (version is not null && version != user.ETag)
            {
                return (UserOutcome.Changed, user);
            }

            var wanted = Apply(user, change);
            if (IsAdmin(user) && !IsAdmin(wanted) && !await HasAdminBesidesAsync(tenant, id, cancellationToken))
            {
                return (UserOutcome.LastAdmin, user);
            }

            var renames = EmailAddress.Fold(user.Email) != EmailAddress.Fold(wanted.Email);
            if (renames && !await users.ReserveAsync(tenant, wanted, cancellationToken))
            {
                return (UserOutcome.EmailTaken, user);
            }

            if (await users.ReplaceIfUnchangedAsync(tenant, wanted, cancellationToken) is { } written)
            {
                active.Forget(tenant, user.Id);
                if (renames)
                {
                    await users.ReleaseAsync(tenant, user, cancellationToken);
                }

                return (UserOutcome.Done, written);
            }
        }

        return (UserOutcome.Changed, null);
    }

    private static bool IsAdmin(User user) => user is { Active: true, Role: Role.Admin };

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private User Apply(User user, UserChange change)
    {
        var role = change.Role ?? user.Role;
        var isActive = change.Active ?? user.Active;
        var endsSessions = change.Password is not null || role != user.Role || isActive != user.Active;
        return user with
        {
            Email = change.Email?.Trim() ?? user.Email,
            FullName = change.FullName ?? user.FullName,
            Phone = change.Phone ?? user.Phone,
            Role = role,
            Active = isActive,
            PasswordHash = change.Password is null ? user.PasswordHash : hashes.Of(change.Password),
            Stamp = endsSessions ? NewStamp() : user.Stamp,
            UpdatedAt = time.GetUtcNow(),
        };
    }

    private async Task<bool> HasAdminBesidesAsync(TenantId tenant, string id, CancellationToken cancellationToken) =>
        (await users.ListAsync(tenant, cancellationToken)).Any(user => user.Id != id && IsAdmin(user));
}
