using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>How large a contract is; the numbers are part of the stored format.</summary>
public enum ContractSize
{
    /// <summary>Below 25,000, or nothing agreed.</summary>
    Starter = 0,

    /// <summary>From 25,000.</summary>
    Small = 1,

    /// <summary>From 100,000.</summary>
    MidMarket = 2,

    /// <summary>From 500,000.</summary>
    Enterprise = 3,
}

/// <summary>Some customers of one segment, and what is agreed with them.</summary>
public readonly record struct SegmentSum(int Customers, decimal Value)
{
    public SegmentSum Plus(SegmentSum other) => new(Customers + other.Customers, Value + other.Value);
}

/// <summary>The customers that have not churned, cut into segments in four ways: each way has all of them.</summary>
/// <param name="Industries">By name; the empty one has those of whom nobody said.</param>
/// <param name="Sizes">By <see cref="ContractSize"/>.</param>
/// <param name="Bands">By band of the success score, the lowest first; in the end those without a score.</param>
/// <param name="Products">By the products in use, sorted and joined by ", "; the empty text has those that use none.</param>
public sealed record SegmentFigures(
    int Customers,
    IReadOnlyDictionary<string, SegmentSum> Industries,
    IReadOnlyList<SegmentSum> Sizes,
    IReadOnlyList<int> Bands,
    IReadOnlyDictionary<string, int> Products)
{
    private const int MidMarketFrom = 100_000;
    private const int SmallFrom = 25_000;
    private const int EnterpriseFrom = 500_000;

    private static readonly int SizeCount = Enum.GetValues<ContractSize>().Length;

    /// <summary>The share of a segment in percent, not rounded; 0 where there are no customers.</summary>
    public decimal PercentOf(int customers) => Customers == 0 ? 0 : 100m * customers / Customers;

    public static ContractSize SizeOf(decimal value) => value switch
    {
        >= EnterpriseFrom => ContractSize.Enterprise,
        >= MidMarketFrom => ContractSize.MidMarket,
        >= SmallFrom => ContractSize.Small,
        _ => ContractSize.Starter,
    };

    public static SegmentFigures Of(IEnumerable<CustomerSummary> all)
    {
        var customers = all.Where(customer => customer.Standing.Status != CustomerStatus.Churned).ToList();
        var sizes = customers.ToLookup(customer => SizeOf(ValueOf(customer)));
        var bands = customers.ToLookup(customer => SuccessHealth.PointsOf(customer) is { } points ? SuccessHealth.BandOf(points) : SuccessHealth.Bands);
        return new SegmentFigures(
            customers.Count,
            customers.SumByName(customer => customer.Profile.Industry?.Trim() ?? string.Empty, SumOf),
            [.. Enumerable.Range(0, SizeCount).Select(size => SumOf(sizes[(ContractSize)size]))],
            [.. Enumerable.Range(0, SuccessHealth.Bands + 1).Select(band => bands[band].Count())],
            customers.SumByName(customer => string.Join(", ", customer.Standing.Products), users => users.Count));
    }

    public static SegmentFigures Sum(IReadOnlyCollection<SegmentFigures> parts) => new(
        parts.Sum(part => part.Customers),
        parts.Select(part => part.Industries).SumByName(SumOf),
        [.. Enumerable.Range(0, SizeCount).Select(size => SumOf(parts.Select(part => part.Sizes[size])))],
        [.. Enumerable.Range(0, SuccessHealth.Bands + 1).Select(band => parts.Sum(part => part.Bands[band]))],
        parts.Select(part => part.Products).SumByName(users => users.Sum()));

    private static SegmentSum SumOf(IEnumerable<CustomerSummary> customers) =>
        SumOf(customers.Select(customer => new SegmentSum(1, ValueOf(customer))));

    private static SegmentSum SumOf(IEnumerable<SegmentSum> sums) => sums.Aggregate(default(SegmentSum), (sum, part) => sum.Plus(part));

    private static decimal ValueOf(CustomerSummary customer) => customer.Standing.Contract.Value ?? 0;
}
