using System.Globalization;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Customers;

/// <summary>The properties of the state row that hold an <see cref="AccountStanding"/>.</summary>
internal static class AccountStandingProperties
{
    public static IReadOnlyList<string> Names { get; } =
        ["ContractStart", "ContractEnd", "ContractValue", "Products", "LastContact", "Managed", "Life", "LifeSince", "AtRisk"];

    public static void Write(TableRow row, AccountStanding standing)
    {
        row["ContractStart"] = standing.Contract.Start?.DayNumber;
        row["ContractEnd"] = standing.Contract.End?.DayNumber;
        row["ContractValue"] = standing.Contract.Value?.ToString(CultureInfo.InvariantCulture);
        row["Products"] = standing.Products.Count == 0 ? null : string.Join('\n', standing.Products);
        row["LastContact"] = standing.LastContact;
        row["Managed"] = standing.IsManaged ? true : null;
        row["Life"] = (int?)standing.Life;
        row["LifeSince"] = standing.LifeSince;
        row["AtRisk"] = standing.AtRiskSince;
    }

    public static AccountStanding Read(TableRow row) => new(
        new AccountContract(
            Day(row.GetInt32("ContractStart")),
            Day(row.GetInt32("ContractEnd")),
            row.GetString("ContractValue") is { } value ? decimal.Parse(value, CultureInfo.InvariantCulture) : null),
        row.GetString("Products")?.Split('\n') ?? [],
        row.GetDateTime("LastContact"),
        row.GetBoolean("Managed") ?? false,
        (LifecycleState?)row.GetInt32("Life"),
        row.GetDateTime("LifeSince"),
        row.GetDateTime("AtRisk"));

    /// <summary>See <see cref="AccountStanding.Status"/>.</summary>
    public static CustomerStatus ReadStatus(TableRow row) =>
        CustomerStatuses.Of((LifecycleState?)row.GetInt32("Life"), row.GetDateTime("LifeSince"), row.GetDateTime("AtRisk"));

    private static DateOnly? Day(int? number) => number is { } day ? DateOnly.FromDayNumber(day) : null;
}
