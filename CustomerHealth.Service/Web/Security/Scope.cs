namespace CustomerHealth.Service.Web.Security;

/// <summary>What a caller may do. An API key names its scopes, a person's role stands for some (see Roles).</summary>
public static class Scope
{
    public const string Read = "read";
    public const string EventsWrite = "events:write";
    public const string CustomersWrite = "customers:write";

    /// <summary>Everything, the other scopes included.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Read, EventsWrite, CustomersWrite, Admin];
}
