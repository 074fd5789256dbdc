using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>The customers that one person looks after.</summary>
/// <param name="Customers">All of them, in whatever state.</param>
/// <param name="ContractValue">Agreed with those that have not churned.</param>
public sealed record ManagerFigures(int Customers, HealthSum Health, int AtRisk, int Churned, decimal ContractValue, AlertFigures Alerts)
{
    public static ManagerFigures None { get; } = new(0, default, 0, 0, 0, AlertFigures.None);

    /// <summary>By the name of the person; customers without one are nobody's.</summary>
    public static IReadOnlyDictionary<string, ManagerFigures> Of(ShardAccounts accounts, DateTimeOffset now)
    {
        var alerts = accounts.Alerts.ToLookup(alert => alert.CustomerId, StringComparer.Ordinal);
        return accounts.Customers
            .Where(customer => !string.IsNullOrWhiteSpace(customer.Profile.Account.AccountManager))
            .SumByName(customer => customer.Profile.Account.AccountManager!.Trim(), customers => Of(customers, alerts, now));
    }

    public static ManagerFigures Sum(IReadOnlyCollection<ManagerFigures> parts) => new(
        parts.Sum(part => part.Customers),
        parts.Aggregate(default(HealthSum), (sum, part) => sum.Plus(part.Health)),
        parts.Sum(part => part.AtRisk),
        parts.Sum(part => part.Churned),
        parts.Sum(part => part.ContractValue),
        AlertFigures.Sum([.. parts.Select(part => part.Alerts)]));

    private static ManagerFigures Of(
        IReadOnlyList<CustomerSummary> customers, ILookup<string, CustomerAlert> alerts, DateTimeOffset now) => new(
        customers.Count,
        customers.Aggregate(default(HealthSum), (sum, customer) => sum.With(SuccessHealth.PointsOf(customer))),
        customers.Count(customer => customer.Standing.Status == CustomerStatus.AtRisk),
        customers.Count(customer => customer.Standing.Status == CustomerStatus.Churned),
        customers.Where(customer => customer.Standing.Status != CustomerStatus.Churned).Sum(customer => customer.Standing.Contract.Value ?? 0),
        AlertFigures.Of([.. customers.SelectMany(customer => alerts[customer.Profile.Id])], now));
}
