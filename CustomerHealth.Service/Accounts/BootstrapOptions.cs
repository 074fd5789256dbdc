namespace CustomerHealth.Service.Accounts;

/// <summary>Section <c>Bootstrap</c> of the settings: the account that makes the others.</summary>
public sealed class BootstrapOptions
{
    /// <summary>With the password, creates an admin at the start when there is none. Changes nothing when there is one.</summary>
    public string? AdminEmail { get; set; }

    /// <summary>The password rules hold for it; the app does not start with one that they refuse.</summary>
    public string? AdminPassword { get; set; }
}
