using CustomerHealth.Service.Web.Security;

namespace CustomerHealth.Service.Accounts;

/// <summary>What a person may do; the order is the one of power.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>A customer success manager: may do what a viewer may, and customers can be theirs.</summary>
    Csm,

    /// <summary>The same by another name, which some companies use.</summary>
    AccountManager,

    /// <summary>Writes customers and events as well.</summary>
    Manager,

    /// <summary>Decides about users, keys, webhook sources and the quarantine as well.</summary>
    Admin,
}

/// <summary>Roles on the wire and in claims, and what they stand for.</summary>
public static class Roles
{
    public static string Word(this Role role) => role == Role.AccountManager ? "account_manager" : role.ToString().ToLowerInvariant();

    /// <summary>The role of a word, or null. Numbers are no words.</summary>
    public static Role? Read(string? word) => word switch
    {
        "viewer" => Role.Viewer,
        "csm" => Role.Csm,
        "account_manager" => Role.AccountManager,
        "manager" => Role.Manager,
        "admin" => Role.Admin,
        _ => null,
    };

    /// <summary>The scopes a role grants; an API key names its own.</summary>
    public static IReadOnlyList<string> Scopes(this Role role) => role switch
    {
        Role.Admin => [Scope.Admin],
        Role.Manager => [Scope.Read, Scope.EventsWrite, Scope.CustomersWrite],
        _ => [Scope.Read],
    };
}
