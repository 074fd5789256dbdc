using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards.Value;

/// <summary>One of the customers that are worth most.</summary>
/// <param name="First">See <see cref="PersonName"/>.</param>
/// <param name="LifetimeValue">A customer without a purchase or a project that counts is not among them.</param>
public sealed record TopCustomer(string Id, string First, string Last, decimal LifetimeValue)
{
    public const int Most = 5;

    public static IReadOnlyList<TopCustomer> Of(IEnumerable<CustomerSummary> customers) => Highest(
        customers.Where(customer => customer.Value.HasLifetimeValue).Select(customer =>
        {
            var name = PersonName.Of(customer.Profile);
            return new TopCustomer(customer.Profile.Id, name.First, name.Last, customer.Value.LifetimeValue);
        }));

    public static IReadOnlyList<TopCustomer> Sum(IEnumerable<IReadOnlyList<TopCustomer>> parts) => Highest(parts.SelectMany(part => part));

    /// <summary>Highest first; the same value in the order of the ids.</summary>
    private static IReadOnlyList<TopCustomer> Highest(IEnumerable<TopCustomer> customers) =>
        [.. customers.OrderByDescending(customer => customer.LifetimeValue).ThenBy(customer => customer.Id, StringComparer.Ordinal).Take(Most)];
}
