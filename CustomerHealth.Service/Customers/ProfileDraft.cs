namespace CustomerHealth.Service.Customers;

/// <summary>What a writer wants a profile to say; null keeps or takes the default.</summary>
/// <param name="CreatedAt">Null: now for a new customer, unchanged for a known one.</param>
public sealed record ProfileDraft(
    string Id,
    CustomerKind Kind,
    string Name,
    string? Industry,
    string? MarketSegment,
    DateTimeOffset? CreatedAt,
    IReadOnlyDictionary<string, string> Attributes);

/// <summary>Which present version a writer accepts.</summary>
/// <param name="MustExist">Refuse to create.</param>
/// <param name="MustNotExist">Refuse to update.</param>
/// <param name="Version">The only version accepted; null accepts any.</param>
public readonly record struct ProfileCondition(bool MustExist = false, bool MustNotExist = false, int? Version = null)
{
    public bool Refuses(CustomerProfile? present) =>
        present is null
            ? MustExist || Version is not null
            : MustNotExist || (Version is { } version && version != present.Version);
}

/// <summary>What a profile write came to.</summary>
public enum ProfileOutcome
{
    Created,
    Updated,

    /// <summary>The profile said so already; nothing was written.</summary>
    Unchanged,

    /// <summary>Another organisation has the name.</summary>
    NameTaken,

    /// <summary>The version the writer had seen is not the present one.</summary>
    Changed,
}
