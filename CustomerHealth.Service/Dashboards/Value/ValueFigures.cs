using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Dashboards.Value;

/// <summary>What some customers are worth and how they buy; the figures of two are those of both, added up.</summary>
/// <param name="LifetimeValue">Of all of them.</param>
/// <param name="Revenue">Their purchases alone.</param>
/// <param name="Buyers">Those that ever bought something.</param>
/// <param name="RepeatBuyers">Those that did more than once.</param>
/// <param name="MeanOrderValues">The sum of the buyers' own means, each taken to eight decimals half-even so that it adds up in any order.</param>
/// <param name="Months">Revenue by calendar month, ascending; only months with a purchase.</param>
/// <param name="Segments">Customers by <see cref="ValueSegment"/>.</param>
/// <param name="Risks">Customers by <see cref="ChurnRisk"/>.</param>
/// <param name="RisksOfBuyers">Those among them that ever bought something; of the others the days since they came count.</param>
/// <param name="Satisfied">Customers that answered a survey.</param>
/// <param name="Satisfaction">The sum of their own means on the scale to ten, each taken to eight decimals.</param>
/// <param name="Top">Those worth most, at most <see cref="TopCustomer.Most"/>.</param>
public sealed record ValueFigures(
    int Customers,
    decimal LifetimeValue,
    decimal Revenue,
    int Buyers,
    int RepeatBuyers,
    decimal MeanOrderValues,
    IReadOnlyList<MonthRevenue> Months,
    CategoryFigures Categories,
    IReadOnlyList<int> Segments,
    IReadOnlyList<int> Risks,
    IReadOnlyList<int> RisksOfBuyers,
    int Satisfied,
    decimal Satisfaction,
    IReadOnlyList<TopCustomer> Top)
{
    private const int MeanDecimals = 8;
    private const decimal FullScale = 10;

    private static readonly int SegmentCount = Enum.GetValues<ValueSegment>().Length;
    private static readonly int RiskCount = Enum.GetValues<ChurnRisk>().Length;

    /// <summary>Of nobody.</summary>
    public static ValueFigures None { get; } = Sum([]);

    /// <summary>The mean of the buyers' means, not rounded; 0 without buyers.</summary>
    public decimal AverageOrderValue => Buyers == 0 ? 0 : MeanOrderValues / Buyers;

    /// <summary>Repeat buyers in percent of all customers, 0–100, not rounded; 0 without customers.</summary>
    public decimal RetentionPercent => Customers == 0 ? 0 : 100m * RepeatBuyers / Customers;

    /// <summary>The mean of the customers' means, 0–10, not rounded; null where nobody answered.</summary>
    public decimal? AverageSatisfaction => Satisfied == 0 ? null : Satisfaction / Satisfied;

    /// <summary>Purchases of which no category was said.</summary>
    public decimal Uncategorised => Math.Max(0, Revenue - Categories.Revenue);

    /// <summary>Purchases of which the month is not known any more.</summary>
    public decimal Undated => Math.Max(0, Revenue - Months.Sum(month => month.Revenue));

    public int CountOf(ValueSegment segment) => Segments[(int)segment];

    public int CountOf(ChurnRisk risk) => Risks[(int)risk];

    /// <param name="today">The day that days are counted back from.</param>
    public static ValueFigures Of(ShardAccounts accounts, DateOnly today)
    {
        var customers = accounts.Customers;
        var buyers = customers.Where(customer => customer.Value.Purchases > 0).ToList();
        var answers = accounts.Surveys.GroupBy(survey => survey.CustomerId, StringComparer.Ordinal)
            .Select(given => Mean(given.Average(survey => FullScale * survey.Score / Math.Max(1, survey.Scale)))).ToList();
        return new ValueFigures(
            customers.Count,
            customers.Sum(customer => customer.Value.LifetimeValue),
            buyers.Sum(customer => customer.Value.PurchaseAmount),
            buyers.Count,
            buyers.Count(customer => customer.Value.Purchases > 1),
            buyers.Sum(customer => Mean(customer.Value.MeanOrderValue!.Value)),
            MonthsOf(buyers.SelectMany(customer => customer.Bought.Months)),
            CategoryFigures.Of(buyers.Select(customer => customer.Bought)),
            Counts(customers.Select(customer => (int)ValueSegments.Of(customer.Value.LifetimeValue)), SegmentCount),
            Counts(customers.Select(customer => RiskOf(customer, today)), RiskCount),
            Counts(buyers.Select(customer => RiskOf(customer, today)), RiskCount),
            answers.Count,
            answers.Sum(),
            TopCustomer.Of(customers));
    }

    public static ValueFigures Sum(IReadOnlyCollection<ValueFigures> parts) => new(
        parts.Sum(part => part.Customers),
        parts.Sum(part => part.LifetimeValue),
        parts.Sum(part => part.Revenue),
        parts.Sum(part => part.Buyers),
        parts.Sum(part => part.RepeatBuyers),
        parts.Sum(part => part.MeanOrderValues),
        MonthsOf(parts.SelectMany(part => part.Months)),
        CategoryFigures.Sum(parts.Select(part => part.Categories)),
        [.. Enumerable.Range(0, SegmentCount).Select(segment => parts.Sum(part => part.Segments[segment]))],
        [.. Enumerable.Range(0, RiskCount).Select(risk => parts.Sum(part => part.Risks[risk]))],
        [.. Enumerable.Range(0, RiskCount).Select(risk => parts.Sum(part => part.RisksOfBuyers[risk]))],
        parts.Sum(part => part.Satisfied),
        parts.Sum(part => part.Satisfaction),
        TopCustomer.Sum(parts.Select(part => part.Top)));

    private static decimal Mean(decimal mean) => decimal.Round(mean, MeanDecimals, MidpointRounding.ToEven);

    private static int RiskOf(CustomerSummary customer, DateOnly today) =>
        (int)ChurnRisks.Of(customer.Value, DateOnly.FromDateTime(customer.Profile.CreatedAt.UtcDateTime), today);

    private static MonthRevenue[] MonthsOf(IEnumerable<MonthRevenue> months) =>
    [
        .. months.GroupBy(month => month.First)
            .OrderBy(same => same.Key)
            .Select(same => new MonthRevenue(same.Key, same.Sum(month => month.Revenue))),
    ];

    private static int[] Counts(IEnumerable<int> kinds, int count)
    {
        var counts = new int[count];
        foreach (var kind in kinds)
        {
            counts[kind]++;
        }

        return counts;
    }
}
