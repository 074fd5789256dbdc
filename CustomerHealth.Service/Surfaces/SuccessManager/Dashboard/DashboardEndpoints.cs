using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

/// <summary><c>/dashboard</c>: figures over all customers, for everybody who is signed in. They follow a change within a minute.</summary>
internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder api)
    {
        var dashboard = api.MapGroup("/dashboard").RequireAuthorization(Access.SuccessManager).WithTags("Dashboard");
        dashboard.MapMethods("/stats", SuccessManagerEndpoints.Read, GetStatsAsync)
            .Answers<OverviewStats>().WithSummary("Totals and means over all customers");
        dashboard.MapMethods("/health-distribution", SuccessManagerEndpoints.Read, GetHealthDistributionAsync)
            .Answers<HealthDistribution>().WithSummary("Customers by band of the health score");
        dashboard.MapMethods("/health-trends", SuccessManagerEndpoints.Read, GetHealthTrendsAsync)
            .TakesQuery(HealthTrendQuery.Read).Answers<HealthTrendsResponse>().WithSummary("How the health scores went, by day, week or month");
        dashboard.MapMethods("/csat-trends", SuccessManagerEndpoints.Read, GetCsatTrendsAsync)
            .TakesQuery(SurveyTrendQuery.Read).Answers<CsatTrendsResponse>().WithSummary("How surveys were answered, by month");
        dashboard.MapMethods("/customer-segments", SuccessManagerEndpoints.Read, GetSegmentsAsync)
            .Answers<CustomerSegments>().WithSummary("Customers by industry, contract, health and products");
        dashboard.MapMethods("/upcoming-renewals", SuccessManagerEndpoints.Read, GetRenewalsAsync)
            .Answers<UpcomingRenewalsResponse>().WithSummary("Contracts that end within 30, 60 and 90 days");
        dashboard.MapMethods("/recent-activity", SuccessManagerEndpoints.Read, GetActivityAsync)
            .TakesQuery(ActivityQuery.Read).Answers<RecentActivityResponse>().WithSummary("What happened lately");
        dashboard.MapMethods("/product-performance", SuccessManagerEndpoints.Read, GetProductsAsync)
            .Answers<ProductPerformanceResponse>().WithSummary("Deployments, health and satisfaction by product");
        dashboard.MapMethods("/account-manager-performance", SuccessManagerEndpoints.Read, GetManagersAsync)
            .Answers<AccountManagerPerformanceResponse>().WithSummary("Customers, health and alerts by account manager");
    }

    private static async Task<IResult> GetStatsAsync(
        HttpContext context, SuccessDashboards dashboards, TimeProvider time, CancellationToken cancellationToken) =>
        Reply.Ok(OverviewStats.Of(await dashboards.FiguresAsync(context.Tenant(), cancellationToken), time.GetUtcNow()));

    private static async Task<IResult> GetHealthDistributionAsync(
        HttpContext context, SuccessDashboards dashboards, CancellationToken cancellationToken) =>
        Reply.Ok(HealthDistribution.Of(await dashboards.FiguresAsync(context.Tenant(), cancellationToken)));

    private static async Task<IResult> GetHealthTrendsAsync(
        HttpContext context, SuccessDashboards dashboards, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, HealthTrendQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var trend = await dashboards.HealthTrendAsync(context.Tenant(), asked.Kind, asked.Days(Today(time)), cancellationToken);
        return Reply.Ok(HealthTrendsResponse.Of(trend, asked.PeriodType));
    }

    private static async Task<IResult> GetCsatTrendsAsync(
        HttpContext context, SuccessDashboards dashboards, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, SurveyTrendQuery.Read);
        return asked is null
            ? refusal!
            : Reply.Ok(CsatTrendsResponse.Of(await dashboards.SurveyTrendAsync(context.Tenant(), asked.Start, asked.End, cancellationToken)));
    }

    private static async Task<IResult> GetSegmentsAsync(
        HttpContext context, SuccessDashboards dashboards, CancellationToken cancellationToken) =>
        Reply.Ok(CustomerSegments.Of((await dashboards.FiguresAsync(context.Tenant(), cancellationToken)).Segments));

    private static async Task<IResult> GetRenewalsAsync(
        HttpContext context, SuccessDashboards dashboards, TimeProvider time, CancellationToken cancellationToken) =>
        Reply.Ok(UpcomingRenewalsResponse.Of(await dashboards.RenewalsAsync(context.Tenant(), cancellationToken), Today(time)));

    private static async Task<IResult> GetActivityAsync(
        HttpContext context, SuccessDashboards dashboards, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, ActivityQuery.Read);
        return asked is null
            ? refusal!
            : Reply.Ok(RecentActivityResponse.Of(
                await dashboards.ActivityAsync(context.Tenant(), asked.Days(Today(time)), asked.Limit, cancellationToken)));
    }

    private static async Task<IResult> GetProductsAsync(
        HttpContext context, SuccessDashboards dashboards, CancellationToken cancellationToken) =>
        Reply.Ok(ProductPerformanceResponse.Of(await dashboards.FiguresAsync(context.Tenant(), cancellationToken)));

    private static async Task<IResult> GetManagersAsync(
        HttpContext context, SuccessDashboards dashboards, TimeProvider time, CancellationToken cancellationToken) =>
        Reply.Ok(AccountManagerPerformanceResponse.Of(await dashboards.FiguresAsync(context.Tenant(), cancellationToken), time.GetUtcNow()));

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
