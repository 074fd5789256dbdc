using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// A customer in the lists of those who look after it. What only some lists need is read when it is asked for: a list reads everybody to
/// show a few.
/// </summary>
public sealed class ListedCustomer
{
    private readonly TableRow row;
    private AccountDetails? account;
    private AccountStanding? standing;
    private CustomerScore? success;
    private CustomerValue? value;

    internal ListedCustomer(TableRow row)
    {
        this.row = row;
        Id = row.RowKey[CustomerRow.First.Length..];
        Name = row.GetString("Name") ?? string.Empty;
        CreatedAt = row.GetDateTime("Created") ?? TableLimits.EarliestTime;
    }

    internal static IReadOnlyCollection<string> Properties { get; } =
    [
        "Name", "Industry", "Created", "Updated", "Account", "Pinned", CustomerValueProperties.Value,
        .. AccountStandingProperties.Names,
        .. CustomerRow.PropertiesOf(BuiltInScorecards.Success),
    ];

    public string Id { get; }

    /// <summary>The company's name, or the person's.</summary>
    public string Name { get; }

    public string? Industry => row.GetString("Industry");

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset UpdatedAt => row.GetDateTime("Updated") ?? TableLimits.EarliestTime;

    public AccountDetails Account => account ??= AccountDetails.FromBytes(row.GetBinary("Account"));

    /// <summary>The status of <see cref="Standing"/>, without the rest of it.</summary>
    public CustomerStatus Status => standing?.Status ?? AccountStandingProperties.ReadStatus(row);

    public AccountStanding Standing => standing ??= AccountStandingProperties.Read(row);

    /// <summary>What it is worth.</summary>
    public CustomerValue Value => value ??= CustomerValueProperties.ReadValue(row);

    /// <summary>Status and segment on a day, as said or by the rules.</summary>
    public CustomerRelationship RelationshipOn(DateOnly today) =>
        CustomerRelationship.Of(PinnedRelationship.FromNumber(row.GetInt32("Pinned")), Value, Standing, CreatedAt, today);

    /// <summary>The success score; null for a customer of whom nothing is known, or not by the scorecard in force.</summary>
    public CustomerScore? Success =>
        (success ??= CustomerRow.ReadScore(row, BuiltInScorecards.Success)) is { Evaluation.HasScore: true } score ? score : null;
}
