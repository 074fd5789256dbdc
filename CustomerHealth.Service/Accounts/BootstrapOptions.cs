using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Accounts;

/// <summary>Section <c>Bootstrap</c> of the settings: the account that makes the others.</summary>
public sealed class BootstrapOptions
{
    /// <summary>
    /// With the password, makes an admin at the start when no active one is left: of the account that has the address, or a new one.
    /// Changes nothing when there is one.
    /// </summary>
    public string? AdminEmail { get; set; }

    /// <summary>The password rules hold for it; the app does not start with one that they refuse.</summary>
    public string? AdminPassword { get; set; }
}

/// <summary>What is wrong with the settings, each in a sentence that names the setting.</summary>
internal sealed class BootstrapValidation(PasswordRules rules) : IValidateOptions<BootstrapOptions>
{
    public ValidateOptionsResult Validate(string? name, BootstrapOptions options)
    {
        var problems = Check(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Check(BootstrapOptions options)
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
}
