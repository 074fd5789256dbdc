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

    /// <summary>What is wrong with the settings, each in a sentence that names the setting.</summary>
    internal static IEnumerable<string> Check(BootstrapOptions options, PasswordRules rules)
    {
        if (string.IsNullOrEmpty(options.AdminEmail) && string.IsNullOrEmpty(options.AdminPassword))
        {
            yield break;
        }

        if (!EmailAddress.IsValid(options.AdminEmail))
        {
            yield return "Bootstrap:AdminEmail must be an e-mail address when Bootstrap:AdminPassword is set.";
        }

        if (string.IsNullOrEmpty(options.AdminPassword))
        {
            yield return "Bootstrap:AdminPassword is missing though Bootstrap:AdminEmail is set.";
        }
        else if (rules.Refuse(options.AdminPassword, options.AdminEmail ?? string.Empty) is { } refusal)
        {
            yield return $"Bootstrap:AdminPassword is refused: {refusal}";
        }
    }

    // The address itself stays out of the log.
    [LoggerMessage(Level = LogLevel.Information, Message = "The address of Bootstrap:AdminEmail has an account that is no active admin; it stays as it is.")]
    private partial void AddressTaken();
}
