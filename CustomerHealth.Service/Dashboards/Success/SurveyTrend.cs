namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>One month of a trend.</summary>
/// <param name="Average">Mean of the scores as they were given, not rounded: recommendations to 10 and satisfaction to 5 alike.</param>
public sealed record SurveyPoint(string Period, decimal Average, int Responses);

/// <summary>How surveys were answered, month by month.</summary>
/// <param name="Products">Only those with answers, in the order of <see cref="SuccessProducts.All"/>.</param>
/// <param name="Kinds">By name.</param>
public sealed record SurveyTrend(
    IReadOnlyList<SurveyPoint> All,
    IReadOnlyList<(string Product, IReadOnlyList<SurveyPoint> Points)> Products,
    IReadOnlyList<(string Kind, IReadOnlyList<SurveyPoint> Points)> Kinds)
{
    public static SurveyTrend Of(IReadOnlyList<SurveySum> sums) => new(
        Points(sums),
        [.. SuccessProducts.All.Select(product => (Product: product, Points: Points(sums.Where(sum => sum.Product == product)))).Where(pair => pair.Points.Count > 0)],
        [
            .. sums.GroupBy(sum => sum.Kind, StringComparer.Ordinal)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => (kind.Key, Points(kind))),
        ]);

    private static IReadOnlyList<SurveyPoint> Points(IEnumerable<SurveySum> sums) =>
    [
        .. sums.GroupBy(sum => sum.Month).OrderBy(month => month.Key).Select(month => new SurveyPoint(
            Period.KeyOf(PeriodKind.Monthly, month.Key),
            (decimal)month.Sum(sum => sum.Score) / month.Sum(sum => sum.Responses),
            month.Sum(sum => sum.Responses))),
    ];
}
