using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Worklists;

/// <summary>All customers, by id, with the names of those who look after them.</summary>
public sealed record Portfolio(IReadOnlyDictionary<string, OwnedCustomer> Customers, UserNames Names)
{
    public static Portfolio Of(IEnumerable<CustomerSummary> customers, UserNames names) => new(
        customers.ToDictionary(
            customer => customer.Profile.Id,
            customer => new OwnedCustomer(customer, OwnedCustomer.OwnerOf(customer.Profile.Account, names)),
            StringComparer.Ordinal),
        names);
}

/// <summary>Reads customers together with the names of people, as the store has both now.</summary>
public sealed class PortfolioReader(CustomerReader customers, UserStore users)
{
    /// <summary>One request per shard and 1,000 customers in it, and one for the names.</summary>
    public async Task<Portfolio> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var names = NamesAsync(tenant, cancellationToken);
        return Portfolio.Of(await customers.AllAsync(tenant, cancellationToken), await names);
    }

    public Task<UserNames> NamesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UserNames.ReadAsync(users, tenant, cancellationToken);
}
