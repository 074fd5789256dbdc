namespace CustomerHealth.Service.Accounts;

/// <summary>A person with an account, on whatever surface they sign in.</summary>
public sealed record User
{
    /// <summary>UUIDv7, made by the server.</summary>
    public required string Id { get; init; }

    /// <summary>As the person writes it; unique without regard to case.</summary>
    public required string Email { get; init; }

    public required string FullName { get; init; }

    /// <summary>As the person writes it; nothing dials it.</summary>
    public string? Phone { get; init; }

    public required Role Role { get; init; }

    /// <summary>An account is deactivated, never deleted: what it did keeps its name.</summary>
    public bool Active { get; init; } = true;

    /// <summary>ASP.NET Core Identity's format; says algorithm, count and salt itself.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Changes with the password, the role and the activity. A session or refresh token with another stamp is over.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody last changed it; signing in is no change.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? LastSignIn { get; init; }

    /// <summary>The row's version; null before the first write.</summary>
    public string? ETag { get; init; }
}
