using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Service.Dashboards.Value;

/// <summary>What was bought of each product category.</summary>
/// <param name="Named">By name, in the order of the names' ordinals; at most <see cref="Most"/> (see <see cref="CategorySums"/>).</param>
/// <param name="Others">All further categories.</param>
public sealed record CategoryFigures(IReadOnlyDictionary<string, CategorySum> Named, CategorySum Others)
{
    /// <summary>Senders may name categories as they like; so many are kept on their own.</summary>
    public const int Most = 200;

    /// <summary>The revenue of all of them.</summary>
    public decimal Revenue => Named.Values.Sum(sum => sum.Revenue) + Others.Revenue;

    public static CategoryFigures Of(IEnumerable<PurchaseHistory> histories) =>
        Sum(histories.Select(history => ((IEnumerable<KeyValuePair<string, CategorySum>>)history.Categories, history.Others)));

    public static CategoryFigures Sum(IEnumerable<CategoryFigures> parts) =>
        Sum(parts.Select(part => ((IEnumerable<KeyValuePair<string, CategorySum>>)part.Named, part.Others)));

    private static CategoryFigures Sum(IEnumerable<(IEnumerable<KeyValuePair<string, CategorySum>> Named, CategorySum Others)> parts)
    {
        var sums = new CategorySums(Most);
        foreach (var (named, others) in parts)
        {
            foreach (var (name, sum) in named)
            {
                sums.Add(name, sum);
            }

            sums.AddOthers(others);
        }

        return new CategoryFigures(
            new SortedDictionary<string, CategorySum>(new Dictionary<string, CategorySum>(sums.Named), StringComparer.Ordinal), sums.Others);
    }
}
