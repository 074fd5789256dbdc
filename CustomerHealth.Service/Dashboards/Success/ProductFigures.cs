using CustomerHealth.Scoring.Surveys;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>One product over some customers.</summary>
/// <param name="Active">Deployments in use.</param>
/// <param name="Inactive">Deployments that are not any more.</param>
/// <param name="Customers">Different customers of all these deployments.</param>
/// <param name="Health">Of the customers that use the product.</param>
/// <param name="Satisfaction">Answers about it, recommendations aside.</param>
public sealed record ProductFigures(int Active, int Inactive, int Customers, HealthSum Health, SatisfactionSum Satisfaction)
{
    public static ProductFigures None { get; } = new(0, 0, 0, default, default);

    public int Deployments => Active + Inactive;

    /// <summary>The share of the deployments that are in use, 0–1, not rounded; 0 without any.</summary>
    public decimal ActiveRatio => Deployments == 0 ? 0 : (decimal)Active / Deployments;

    public static ProductFigures Of(string product, ShardAccounts accounts)
    {
        var deployments = accounts.Deployments.Where(deployment => deployment.Product == product).ToList();
        var active = deployments.Count(deployment => deployment.IsActive);
        return new ProductFigures(
            active,
            deployments.Count - active,
            deployments.DistinctBy(deployment => deployment.CustomerId).Count(),
            accounts.Customers.Where(customer => customer.Standing.Products.Contains(product))
                .Aggregate(default(HealthSum), (sum, customer) => sum.With(SuccessHealth.PointsOf(customer))),
            accounts.Surveys.Where(survey => !survey.IsNps && accounts.ProductOf(survey) == product)
                .Aggregate(default(SatisfactionSum), (sum, survey) => sum.With(survey.Score, survey.Scale)));
    }

    public ProductFigures Plus(ProductFigures other) => new(
        Active + other.Active,
        Inactive + other.Inactive,
        Customers + other.Customers,
        Health.Plus(other.Health),
        Satisfaction.Plus(other.Satisfaction));
}
