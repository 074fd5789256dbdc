namespace CustomerHealth.Service.Customers;

/// <summary>An organisation, or a person.</summary>
public enum CustomerKind
{
    Organisation,
    Person,
}

/// <summary>Who a customer is: the part of the canonical record that people write.</summary>
public sealed record CustomerProfile
{
    public required string Id { get; init; }

    public CustomerKind Kind { get; init; } = CustomerKind.Organisation;

    /// <summary>Display name, 1 to 255 characters. Unique among organisations.</summary>
    public required string Name { get; init; }

    public string? Industry { get; init; }

    /// <summary>The market segment, such as Enterprise, SMB or Startup.</summary>
    public string? MarketSegment { get; init; }

    /// <summary>Since when they are a customer.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Free typed text attributes, by name in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new SortedDictionary<string, string>();

    public AccountDetails Account { get; init; } = AccountDetails.None;

    /// <summary>What somebody said of the relationship; nothing where the rules shall decide.</summary>
    public PinnedRelationship Pinned { get; init; }

    /// <summary>Counts writes of the profile, from 1. The ETag on the wire: scores change without a reader's knowledge, this does not.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether another profile says the same, whatever its version and times.</summary>
    public bool SaysTheSameAs(CustomerProfile other) =>
        Kind == other.Kind
        && string.Equals(Name, other.Name, StringComparison.Ordinal)
        && string.Equals(Industry, other.Industry, StringComparison.Ordinal)
        && string.Equals(MarketSegment, other.MarketSegment, StringComparison.Ordinal)
        && CreatedAt == other.CreatedAt
        && Account.SaysTheSameAs(other.Account)
        && Pinned == other.Pinned
        && Attributes.Count == other.Attributes.Count
        && Attributes.All(pair => other.Attributes.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
