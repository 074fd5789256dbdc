using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards.Value;

/// <summary>What all customers are worth, as one document beside the other dashboards: a view is one request.</summary>
public sealed class ValueDashboard(DashboardStore dashboards)
{
    private const string Name = "value-figures";

    /// <summary>The document of a build.</summary>
    internal static PackedDashboard Pack(ValueFigures sum) => PackedDashboard.Of(Name, sum, RollupJson.Default.ValueFigures);

    /// <summary>Of nobody before the first build. One request.</summary>
    public async Task<ValueFigures> FiguresAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await dashboards.FindAsync(tenant, Name, RollupJson.Default.ValueFigures, cancellationToken) ?? ValueFigures.None;
}
