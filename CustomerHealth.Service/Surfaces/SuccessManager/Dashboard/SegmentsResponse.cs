using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

/// <summary>The customers that have not churned, cut in four ways; where names are free, the largest segment comes first.</summary>
internal sealed record CustomerSegments(
    IReadOnlyList<SegmentItem> ByIndustry,
    IReadOnlyList<SegmentItem> ByContractValueRange,
    IReadOnlyList<SegmentItem> ByHealthStatus,
    IReadOnlyList<SegmentItem> ByProductMix)
{
    public static CustomerSegments Of(SegmentFigures segments)
    {
        return new CustomerSegments(
            Largest(segments.Industries.Select(industry => Valued(Named(industry.Key, DashboardWords.NoIndustry), industry.Value))),
            [.. DashboardWords.Sizes.Select(size => Valued(size.Name, segments.Sizes[(int)size.Size]))],
            [.. DashboardWords.HealthSegments.Select(segment => Counted(segment.Name, segments.Bands[segment.Band]))],
            Largest(segments.Products.Select(mix => Counted(Named(mix.Key, DashboardWords.NoProducts), mix.Value))));

        SegmentItem Valued(string name, SegmentSum sum) => Counted(name, sum.Customers) with { TotalValue = Rounding.ToTwoPlaces(sum.Value) };

        SegmentItem Counted(string name, int customers) => new(name, customers, Rounding.ToOnePlace(segments.PercentOf(customers)), null);
    }

    private static string Named(string name, string otherwise) => name.Length == 0 ? otherwise : name;

    private static IReadOnlyList<SegmentItem> Largest(IEnumerable<SegmentItem> items) =>
        [.. items.OrderByDescending(item => item.Count).ThenBy(item => item.Name, StringComparer.Ordinal)];
}

/// <param name="TotalValue">Of their contracts; null in the cuts by health and by products, as the document has it.</param>
internal sealed record SegmentItem(string Name, int Count, decimal Percentage, decimal? TotalValue);
