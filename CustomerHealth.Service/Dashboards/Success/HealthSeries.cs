namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>Summed scores of days in a row: two lists of numbers, which pack better than one of pairs.</summary>
/// <param name="Points">Whole points of all customers of a day together.</param>
/// <param name="Customers">Customers with a score on that day.</param>
public sealed record HealthSeries(IReadOnlyList<long> Points, IReadOnlyList<int> Customers)
{
    public static HealthSeries Empty { get; } = new([], []);

    public HealthSum this[int day] => day >= 0 && day < Points.Count ? new HealthSum(Points[day], Customers[day]) : default;

    /// <param name="days">How many.</param>
    /// <param name="sumOf">What a day adds up to, by its place.</param>
    public static HealthSeries Of(int days, Func<int, HealthSum> sumOf)
    {
        HealthSum[] sums = [.. Enumerable.Range(0, days).Select(sumOf)];
        return new HealthSeries([.. sums.Select(sum => sum.Points)], [.. sums.Select(sum => sum.Customers)]);
    }
}
