using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

internal sealed record ProductPerformanceResponse(IReadOnlyList<ProductPerformance> Products)
{
    public static ProductPerformanceResponse Of(SuccessFigures figures) =>
        new([.. SuccessProducts.All.Select(product => ProductPerformance.Of(product, figures.Products[product]))]);
}

internal sealed record ProductPerformance(
    string Product,
    int DeploymentCount,
    int ActiveDeployments,
    int InactiveDeployments,
    decimal ActiveRatio,
    decimal? AvgHealthScore,
    decimal? AvgCsatScore,
    int CustomerCount)
{
    public static ProductPerformance Of(string product, ProductFigures figures) => new(
        product,
        figures.Deployments,
        figures.Active,
        figures.Inactive,
        Rounding.ToTwoPlaces(figures.ActiveRatio),
        figures.Health.Average is { } health ? Rounding.ToOnePlace(health) : null,
        figures.Satisfaction.Average is { } satisfaction ? Rounding.ToTwoPlaces(satisfaction) : null,
        figures.Customers);
}

internal sealed record AccountManagerPerformanceResponse(IReadOnlyList<AccountManagerPerformance> Managers)
{
    /// <summary>Who has most customers comes first.</summary>
    public static AccountManagerPerformanceResponse Of(SuccessFigures figures, DateTimeOffset now) => new(
    [
        .. figures.Managers
            .OrderByDescending(manager => manager.Value.Customers)
            .ThenBy(manager => manager.Key, StringComparer.Ordinal)
            .Select(manager => AccountManagerPerformance.Of(manager.Key, manager.Value, now)),
    ]);
}

internal sealed record AccountManagerPerformance(
    string AccountManager,
    int CustomerCount,
    decimal? AvgHealthScore,
    int AtRiskCustomers,
    decimal TotalContractValue,
    int ChurnedCustomers,
    int ActiveAlerts)
{
    public static AccountManagerPerformance Of(string name, ManagerFigures figures, DateTimeOffset now) => new(
        name,
        figures.Customers,
        figures.Health.Average is { } health ? Rounding.ToOnePlace(health) : null,
        figures.AtRisk,
        Rounding.ToTwoPlaces(figures.ContractValue),
        figures.Churned,
        figures.Alerts.OpenAt(now));
}
