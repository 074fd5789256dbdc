using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

internal sealed record HealthTrendsResponse(
    IReadOnlyList<HealthTrendPoint> Overall, IReadOnlyList<ProductHealthTrend> ByProduct, string PeriodType)
{
    public static HealthTrendsResponse Of(HealthTrend trend, string periodType) => new(
        HealthTrendPoint.Of(trend.All),
        [.. trend.Products.Select(product => new ProductHealthTrend(product.Product, HealthTrendPoint.Of(product.Points)))],
        periodType);
}

internal sealed record ProductHealthTrend(string Product, IReadOnlyList<HealthTrendPoint> Trends);

internal sealed record HealthTrendPoint(string Period, decimal AvgScore, int CustomerCount)
{
    public static IReadOnlyList<HealthTrendPoint> Of(IEnumerable<HealthPoint> points) =>
        [.. points.Select(point => new HealthTrendPoint(point.Period, Rounding.ToOnePlace(point.Average), point.Customers))];
}

internal sealed record CsatTrendsResponse(
    IReadOnlyList<CsatTrendPoint> Overall, IReadOnlyList<ProductCsatTrend> ByProduct, IReadOnlyList<SurveyTypeCsatTrend> BySurveyType)
{
    public static CsatTrendsResponse Of(SurveyTrend trend) => new(
        CsatTrendPoint.Of(trend.All),
        [.. trend.Products.Select(product => new ProductCsatTrend(product.Product, CsatTrendPoint.Of(product.Points)))],
        [.. trend.Kinds.Select(kind => new SurveyTypeCsatTrend(kind.Kind, CsatTrendPoint.Of(kind.Points)))]);
}

internal sealed record ProductCsatTrend(string Product, IReadOnlyList<CsatTrendPoint> Trends);

internal sealed record SurveyTypeCsatTrend(string SurveyType, IReadOnlyList<CsatTrendPoint> Trends);

internal sealed record CsatTrendPoint(string Period, decimal AvgScore, int ResponseCount)
{
    public static IReadOnlyList<CsatTrendPoint> Of(IEnumerable<SurveyPoint> points) =>
        [.. points.Select(point => new CsatTrendPoint(point.Period, Rounding.ToTwoPlaces(point.Average), point.Responses))];
}
