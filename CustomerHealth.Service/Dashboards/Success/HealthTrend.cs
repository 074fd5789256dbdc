namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>One period of a trend.</summary>
/// <param name="Average">Mean score over the days of all customers, 0–100, not rounded: who has a score longer counts more.</param>
/// <param name="Customers">Customers with a score on the period's last day that has any.</param>
public sealed record HealthPoint(string Period, decimal Average, int Customers);

/// <summary>How the success scores went, over all customers and over those that use a product.</summary>
/// <param name="Products">Only those with scores, in the order of <see cref="SuccessProducts.All"/>.</param>
public sealed record HealthTrend(IReadOnlyList<HealthPoint> All, IReadOnlyList<(string Product, IReadOnlyList<HealthPoint> Points)> Products)
{
    /// <param name="range">Days that are not kept any more have no scores.</param>
    public static HealthTrend Of(HealthDays days, PeriodKind kind, DayRange range) => new(
        Points(days, null, kind, range),
        [.. SuccessProducts.All.Select(product => (Product: product, Points: Points(days, product, kind, range))).Where(pair => pair.Points.Count > 0)]);

    private static IReadOnlyList<HealthPoint> Points(HealthDays days, string? product, PeriodKind kind, DayRange range)
    {
        var points = new List<HealthPoint>();
        var (open, sum, last) = (string.Empty, default(HealthSum), 0);
        foreach (var (day, scores) in days.Between(range, product))
        {
            var key = Period.KeyOf(kind, day);
            if (key != open)
            {
                Close();
                (open, sum) = (key, default);
            }

            (sum, last) = (sum.Plus(scores), scores.Customers);
        }

        Close();
        return points;

        void Close()
        {
            if (sum.Average is { } average)
            {
                points.Add(new HealthPoint(open, average, last));
            }
        }
    }
}
