using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>
/// Which customers a report is about, and what of theirs. Who has churned is among them unless a status is asked for: the figures treat
/// them as those of the dashboards do.
/// </summary>
internal sealed class ReportScope(ReportFilters filters)
{
    private readonly HashSet<string>? ids = filters.CustomerIds?.ToHashSet(StringComparer.Ordinal);

    private readonly CustomerSearch search = new(
        null, filters.Status, filters.Industry, filters.Manager, filters.ManagerId, filters.LeastScore, filters.MostScore)
    {
        WithChurned = true,
    };

    /// <summary>Nobody is left out, and nothing.</summary>
    public bool IsEverybody { get; } = filters with { From = null, To = null } == ReportFilters.None;

    /// <summary>The only customers that may be in it; null: any.</summary>
    public IReadOnlyCollection<string>? Ids => ids;

    /// <summary>The product it is about; null: all of them.</summary>
    public string? Product => filters.Product;

    /// <summary>Why there may be nobody, as a sentence.</summary>
    public string WhyNobody => IsEverybody ? "There are no customers yet." : "No customer fits the filters.";

    public bool Wants(CustomerSummary customer) =>
        ids?.Contains(customer.Profile.Id) != false
        && search.Wants(customer)
        && (Product is null || customer.Standing.Products.Any(IsAbout));

    /// <summary>What of these accounts the report is about. The surveys must come with their deployments where a product is asked for.</summary>
    public ShardAccounts Of(ShardAccounts accounts)
    {
        if (IsEverybody)
        {
            return accounts;
        }

        var wanted = accounts.Customers.Where(Wants).ToList();
        var owners = wanted.Select(customer => customer.Profile.Id).ToHashSet(StringComparer.Ordinal);
        return new ShardAccounts(
            wanted,
            [.. accounts.Deployments.Where(deployment => owners.Contains(deployment.CustomerId) && IsAbout(deployment.Product))],
            [.. accounts.Interactions.Where(interaction => owners.Contains(interaction.CustomerId))],
            [.. accounts.Surveys.Where(survey => owners.Contains(survey.CustomerId) && IsAbout(accounts.ProductOf(survey)))],
            [.. accounts.Alerts.Where(alert => owners.Contains(alert.CustomerId))]);
    }

    private bool IsAbout(string? product) => Product is null || string.Equals(product, Product, StringComparison.OrdinalIgnoreCase);
}
