namespace CustomerHealth.Service.Tenancy;

/// <summary>
/// Whose data it is. Part of every key from the start; it comes from the caller's credential, never from a body. Today there is one.
/// </summary>
public readonly record struct TenantId(string Value)
{
    /// <summary>The tenant of a single-tenant deployment.</summary>
    public static readonly TenantId Main = new("main");

    public override string ToString() => Value;
}
