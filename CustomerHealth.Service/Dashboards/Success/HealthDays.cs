using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>
/// What the success scores of each day add up to, over all customers and over those that use a product. A score holds until the next one,
/// so a customer counts on every day since its first.
/// </summary>
/// <remarks>
/// The last <see cref="ScoreHistory.Length"/> days are recounted from the customers, by the products they use now. Nobody remembers the days
/// before: they are carried on from the roll-up before, which counted them when they were as good as over, and stay what they are.
/// </remarks>
/// <param name="First">The day of the first sums; those of the following days come one by one.</param>
/// <param name="Products">By product of <see cref="SuccessProducts.All"/>; only those that anybody with a score uses.</param>
public sealed record HealthDays(DateOnly First, HealthSeries All, IReadOnlyDictionary<string, HealthSeries> Products)
{
    /// <summary>How many days are kept, today included: more than a year, and every day of thirteen months.</summary>
    public const int Kept = 400;

    public static HealthDays None { get; } = new(DateOnly.MinValue, HealthSeries.Empty, new Dictionary<string, HealthSeries>());

    /// <summary>The day after the last.</summary>
    private DateOnly End => First.AddDays(All.Points.Count);

    /// <param name="before">Of the same customers as they were known last; null where nothing was.</param>
    public static HealthDays Of(IReadOnlyCollection<CustomerSummary> customers, DateOnly today, HealthDays? before) =>
        Recount(customers, today).After(before ?? None, today);

    /// <summary>The first of the days that customers remember themselves.</summary>
    public static DateOnly RememberedFrom(DateOnly today) => today.AddDays(1 - ScoreHistory.Length);

    /// <summary>The days that customers remember as they are here, and those before them as they were known.</summary>
    public HealthDays After(HealthDays before, DateOnly today)
    {
        var (end, rememberedFrom) = (today.AddDays(1), RememberedFrom(today));
        return Joined(
            end.AddDays(-Kept), end, [before, this], (part, day) => day >= rememberedFrom == ReferenceEquals(part, this));
    }

    public static HealthDays Sum(IReadOnlyCollection<HealthDays> parts)
    {
        var filled = parts.Where(part => part.All.Points.Count > 0).ToList();
        return filled.Count == 0 ? None : Joined(filled.Min(part => part.First), filled.Max(part => part.End), filled, (_, _) => true);
    }

    /// <summary>The sum of a day, over all customers or over those that use a product.</summary>
    public HealthSum On(DateOnly day, string? product = null)
    {
        var series = product is null ? All : Products.GetValueOrDefault(product, HealthSeries.Empty);
        return series[day.DayNumber - First.DayNumber];
    }

    /// <summary>The days of a range on which anybody has a score, the earliest first.</summary>
    public IEnumerable<(DateOnly Day, HealthSum Scores)> Between(DayRange range, string? product = null)
    {
        for (var day = range.From > First ? range.From : First; day <= range.To && day < End; day = day.AddDays(1))
        {
            if (On(day, product) is { Customers: > 0 } scores)
            {
                yield return (day, scores);
            }
        }
    }

    private static HealthDays Recount(IReadOnlyCollection<CustomerSummary> customers, DateOnly today)
    {
        var first = RememberedFrom(today);
        var users = SuccessProducts.All.ToDictionary(
            product => product, product => customers.Where(customer => customer.Standing.Products.Contains(product)), StringComparer.Ordinal);
        return new HealthDays(
            first, Days(customers), users.ToDictionary(pair => pair.Key, pair => Days([.. pair.Value]), StringComparer.Ordinal));

        HealthSeries Days(IReadOnlyCollection<CustomerSummary> some) => HealthSeries.Of(ScoreHistory.Length, at => some.Aggregate(
            default(HealthSum), (sum, customer) => sum.With(SuccessHealth.PointsOn(customer, first.AddDays(at), today))));
    }

    /// <summary>Adds parts up day by day, from the first day on which anybody has a score.</summary>
    /// <param name="counts">Whether a part counts on a day.</param>
    private static HealthDays Joined(
        DateOnly first, DateOnly end, IReadOnlyCollection<HealthDays> parts, Func<HealthDays, DateOnly, bool> counts)
    {
        while (first < end && SumOf(first, null).Customers == 0)
        {
            first = first.AddDays(1);
        }

        if (first == end)
        {
            return None;
        }

        var days = end.DayNumber - first.DayNumber;
        var products = SuccessProducts.All
            .Select(product => (Product: product, Series: HealthSeries.Of(days, at => SumOf(first.AddDays(at), product))))
            .Where(pair => pair.Series.Customers.Any(count => count > 0));
        return new HealthDays(
            first,
            HealthSeries.Of(days, at => SumOf(first.AddDays(at), null)),
            products.ToDictionary(pair => pair.Product, pair => pair.Series, StringComparer.Ordinal));

        HealthSum SumOf(DateOnly day, string? product) => parts.Where(part => counts(part, day))
            .Aggregate(default(HealthSum), (sum, part) => sum.Plus(part.On(day, product)));
    }
}
