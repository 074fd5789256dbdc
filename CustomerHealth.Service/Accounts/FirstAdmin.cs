using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// Creates the first admin from the settings when there is none. Of several instances that start at once one does; the address decides.
/// </summary>
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

        var (outcome, _) = await accounts.AddAsync(tenant, email, "Administrator", Role.Admin, password, cancellationToken);
        if (outcome == UserOutcome.EmailTaken)
        {
            AddressTaken();
        }
    }

    // The address itself stays out of the log.
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The address of Bootstrap:AdminEmail has an account that is no active admin; it stays as it is.")]
    private partial void AddressTaken();
}
