using System.Text.Json.Serialization;
using CustomerHealth.Service.Dashboards;

namespace CustomerHealth.Service.Surfaces.HealthJson;

/// <summary>The dashboard: the document's fields first, then those of its server.</summary>
/// <param name="AverageHealthScore">0 to 100, one decimal.</param>
/// <param name="TopAtRisk">The five lowest customers at risk.</param>
internal sealed record HealthDashboard(
    int TotalCustomers,
    decimal AverageHealthScore,
    HealthDistribution HealthDistribution,
    DashboardSummary Summary,
    IReadOnlyList<AtRiskCustomer> TopAtRisk,
    DateTime BuiltAt)
{
    private const int Top = 5;

    public static HealthDashboard Of(DashboardDocument document)
    {
        var bands = document.Card.Bands;
        var atRisk = document.Card.Listed.Where(customer => customer.Band == 0).Select(AtRiskCustomer.Of).ToList();
        return new HealthDashboard(
            document.Customers,
            decimal.Round(document.Average ?? 0, 1, MidpointRounding.ToEven),
            new HealthDistribution(bands[2], bands[1], atRisk),
            new DashboardSummary(document.Customers, bands[2], bands[1], bands[0]),
            [.. atRisk.Take(Top)],
            document.Built.UtcDateTime);
    }
}

/// <param name="AtRisk">All customers at risk, lowest score first.</param>
internal sealed record HealthDistribution(int Healthy, int Neutral, IReadOnlyList<AtRiskCustomer> AtRisk);

/// <summary>The counts under the names of the reference's server.</summary>
internal sealed record DashboardSummary(
    [property: JsonPropertyName("total_customers")] int TotalCustomers,
    [property: JsonPropertyName("Healthy")] int Healthy,
    [property: JsonPropertyName("Middle")] int Middle,
    [property: JsonPropertyName("At Risk")] int AtRisk);

internal sealed record AtRiskCustomer(
    string Id, string Name, string? Industry, DateTime CreatedAt, string? Segment, decimal Score)
{
    public static AtRiskCustomer Of(ListedCustomer customer) => new(
        customer.Id,
        customer.Name,
        customer.Industry,
        customer.CreatedAt.UtcDateTime,
        customer.MarketSegment,
        Points.OneDecimal(customer.Milli));
}
