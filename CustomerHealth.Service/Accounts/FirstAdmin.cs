using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// Makes an admin from the settings when no active one is left: a new account, or the one that has the address, with the role and the
/// password of the settings. Of several instances that start at once one does; the address, or the account's version, decides.
/// </summary>
/// <remarks>Whoever writes the settings rules the app anyway; while there is an active admin they change nothing.</remarks>
public sealed partial class FirstAdmin(
    IOptions<BootstrapOptions> options, UserStore users, UserAccounts accounts, ILogger<FirstAdmin> logger)
{
    public async Task EnsureAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (options.Value is not { AdminEmail: { Length: > 0 } email, AdminPassword: { Length: > 0 } password })
        {
            return;
        }

        var everybody = await users.ListAsync(tenant, cancellationToken);
        if (everybody.Any(user => user is { Role: Role.Admin, Active: true }))
        {
            return;
        }

        if (await users.FindByEmailAsync(tenant, email, cancellationToken) is { } user)
        {
            var restored = new UserChange(Role: Role.Admin, Active: true, Password: password);
            var (outcome, _) = await accounts.ChangeAsync(tenant, user.Id, restored, user.ETag, cancellationToken);
            if (outcome == UserOutcome.Done)
            {
                Restored(user.Id);
            }

            return;
        }

        var (added, _) = await accounts.AddAsync(tenant, email, "Administrator", Role.Admin, password, cancellationToken);
        if (added == UserOutcome.EmailTaken)
        {
            AddressTaken();
        }
    }

    // The address itself stays out of the log.
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No active admin was left: account {Id}, which has the address of Bootstrap:AdminEmail, is one again, with the password of the settings.")]
    private partial void Restored(string id);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The address of Bootstrap:AdminEmail is being taken; if no admin comes of it, start again in a minute.")]
    private partial void AddressTaken();
}
