using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What a customer overview counts of some customers; the sum of two is that of both.</summary>
/// <param name="New">Customers since some day of the period.</param>
/// <param name="Products">Deployments of those that figures are kept of one by one, and of the product that is asked for.</param>
/// <param name="Others">Deployments of all other products.</param>
/// <param name="Renewals">Contracts that end soon, the next first.</param>
internal sealed record CustomerFigures(
    SuccessFigures Standing,
    int New,
    IReadOnlyDictionary<string, DeploymentSum> Products,
    DeploymentSum Others,
    IReadOnlyList<Renewal> Renewals)
{
    public static CustomerFigures Of(ShardAccounts accounts, ReportTerms terms)
    {
        // Where a product is asked for, there are no deployments of another one.
        IReadOnlyList<string> products = terms.Scope.Product is { } asked ? [asked] : SuccessProducts.All;
        var deployments = accounts.Deployments.ToLookup(
            deployment => terms.Scope.Product ?? SuccessProducts.Known(deployment.Product), StringComparer.Ordinal);
        return new CustomerFigures(
            SuccessFigures.Of(accounts, terms.AsOf),
            accounts.Customers.Count(customer => terms.Includes(customer.Profile.CreatedAt)),
            products.ToDictionary(product => product, product => DeploymentSum.Of([.. deployments[product]]), StringComparer.Ordinal),
            DeploymentSum.Of([.. deployments[null]]),
            Renewal.Of(accounts.Customers, terms.Today));
    }

    public static CustomerFigures Sum(IReadOnlyCollection<CustomerFigures> parts) => new(
        SuccessFigures.Sum([.. parts.Select(part => part.Standing)]),
        parts.Sum(part => part.New),
        parts.Select(part => part.Products).SumByName(sums => sums.Aggregate(default(DeploymentSum), (sum, part) => sum.Plus(part))),
        parts.Aggregate(default(DeploymentSum), (sum, part) => sum.Plus(part.Others)),
        Renewal.Sum(parts.Select(part => part.Renewals)));
}
