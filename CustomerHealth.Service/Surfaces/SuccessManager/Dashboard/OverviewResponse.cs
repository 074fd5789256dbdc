using System.Text.Json.Serialization;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

internal sealed record OverviewStats(
    int TotalCustomers,
    int ActiveCustomers,
    int AtRiskCustomers,
    int ChurnedCustomers,
    int TotalDeployments,
    DeploymentsByProduct DeploymentsByProduct,
    decimal TotalContractValue,
    decimal? AvgHealthScore,
    decimal? AvgCsatScore,
    int? NpsScore,
    int OpenAlerts,
    int CriticalAlerts)
{
    public static OverviewStats Of(SuccessFigures figures, DateTimeOffset now) => new(
        figures.Customers,
        figures.CountOf(CustomerStatus.Active),
        figures.CountOf(CustomerStatus.AtRisk),
        figures.CountOf(CustomerStatus.Churned),
        figures.Deployments,
        DeploymentsByProduct.Of(figures),
        Rounding.ToTwoPlaces(figures.ContractValue),
        figures.Health.Average is { } health ? Rounding.ToOnePlace(health) : null,
        figures.Surveys.Satisfaction.Average is { } satisfaction ? Rounding.ToTwoPlaces(satisfaction) : null,
        figures.Surveys.Recommendation.Score,
        figures.Alerts.OpenAt(now),
        figures.Alerts.CriticalAt(now));
}

internal sealed record DeploymentsByProduct(
    [property: JsonPropertyName("MonetX")] int MonetX,
    [property: JsonPropertyName("SupportX")] int SupportX,
    [property: JsonPropertyName("GreenX")] int GreenX)
{
    public static DeploymentsByProduct Of(SuccessFigures figures) =>
        new(figures.Products["MonetX"].Deployments, figures.Products["SupportX"].Deployments, figures.Products["GreenX"].Deployments);
}

/// <summary>How many customers each band has.</summary>
internal sealed record HealthDistribution(
    decimal AverageScore, HealthBucket Excellent, HealthBucket Good, HealthBucket AtRisk, HealthBucket Critical, int TotalScored)
{
    public static HealthDistribution Of(SuccessFigures figures) => new(
        Rounding.ToOnePlace(figures.Health.Average ?? 0),
        HealthBucket.Of(figures, 3),
        HealthBucket.Of(figures, 2),
        HealthBucket.Of(figures, 1),
        HealthBucket.Of(figures, 0),
        figures.Health.Customers);
}

internal sealed record HealthBucket(int Min, int Max, int Count, decimal Percentage)
{
    public static HealthBucket Of(SuccessFigures figures, int band)
    {
        var (least, most) = SuccessHealth.BoundsOf(band);
        return new HealthBucket(least, most, figures.Bands[band], Rounding.ToOnePlace(figures.PercentOf(band)));
    }
}
