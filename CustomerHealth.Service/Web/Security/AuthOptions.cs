namespace CustomerHealth.Service.Web.Security;

/// <summary>Who may do what without signing in.</summary>
public enum AuthMode
{
    /// <summary>Everything is protected.</summary>
    Accounts,

    /// <summary>The surfaces that their documents leave open are open, the platform on loopback only.</summary>
    Development,
}

/// <summary>Section <c>Auth</c> of the settings.</summary>
public sealed class AuthOptions
{
    /// <summary>Missing means protected.</summary>
    public AuthMode Mode { get; set; } = AuthMode.Accounts;

    /// <summary>
    /// A key with every right, for the operator's own scripts, in header <c>X-Api-Key</c>. Empty: there is none. At least 32 characters,
    /// from a secret store, never from a file in the repository.
    /// </summary>
    public string? AdminKey { get; set; }

    /// <summary>
    /// TLS ends at a proxy before the app: every request counts as https, and cookies are Secure. Without it a request is what it looks like.
    /// </summary>
    public bool AssumeHttps { get; set; }

    /// <summary>
    /// How many proxies of ours stand before the app and write X-Forwarded-For; so many entries from its right end are believed. 0: none,
    /// the header is not read. It only decides whom the sign-in slows down.
    /// </summary>
    public int ForwardedHops { get; set; }
}
