using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Surfaces.SuccessManager.Dashboard;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>The dashboards, over one customer of whom there is something of everything.</summary>
internal sealed class DashboardArea : ContractArea
{
    private static readonly Account Everything = new(
        Guid.Parse("5f0b2a44-6a0f-4f0e-9a51-0d4f3a9b7c11"), "Everything Ltd", "Telecom", "Ada", 120_000, 10, Active: ["MonetX"], Meetings: 1);

    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("GET", "/dashboard/stats", null, SignedIn, 200, "OverviewStats"),
        new("GET", "/dashboard/health-distribution", null, SignedIn, 200, "HealthDistribution"),
        new("GET", "/dashboard/health-trends?period_type=weekly", null, SignedIn, 200, "HealthTrendsResponse_dashboard"),
        new("GET", "/dashboard/csat-trends", null, SignedIn, 200, "CSATTrendsResponse"),
        new("GET", "/dashboard/customer-segments", null, SignedIn, 200, "CustomerSegments"),
        new("GET", "/dashboard/upcoming-renewals", null, SignedIn, 200, "UpcomingRenewalsResponse"),
        new("GET", "/dashboard/recent-activity?limit=200", null, SignedIn, 200, "RecentActivityResponse"),
        new("GET", "/dashboard/product-performance", null, SignedIn, 200, "ProductPerformanceResponse"),
        new("GET", "/dashboard/account-manager-performance", null, SignedIn, 200, "AccountManagerPerformanceResponse"),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        if (await app.Get<CustomerReader>().FindAsync(TenantId.Main, Everything.Id.ToString(), CancellationToken.None) is null)
        {
            await app.AddAsync(Everything);
            await app.AnswerAsync(Everything, "nps", 9, "MonetX");
            await app.Product.DrainAsync();
        }

        return text => text;
    }
}
