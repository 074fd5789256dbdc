namespace CustomerHealth.Service.Tenancy;

/// <summary>
/// Whose data it is. Part of every key from the start; it comes from the caller's credential, never from a body. Today there is one.
/// </summary>
public readonly record struct TenantId(string Value)
{
    /// <summary>The tenant of a single-tenant deployment.</summary>
    public static readonly TenantId Main = new("main");

    /// <summary>1 to 40 of <c>A–Z a–z 0–9 _ -</c>: it becomes part of keys.</summary>
    public static bool IsValid(string? value) =>
        value is { Length: >= 1 and <= 40 } && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    public override string ToString() => Value;
}
