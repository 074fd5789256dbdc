using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards;

/// <summary>
/// What the dashboard page shows of one scorecard: only customers of whom something is known count as scored, since a score that rests on
/// the rules for missing data alone is nobody's. Summable like the roll-up it is part of.
/// </summary>
/// <param name="NoScore">Customers of whom nothing is known.</param>
/// <param name="SumMilli">Sum of the scores in milli-points.</param>
/// <param name="Buckets">Customers per ten points and, within, per band; 100 falls into the last.</param>
/// <param name="BandsBefore">Customers per band <see cref="DaysBefore"/> days ago.</param>
/// <param name="SumTenthsBefore">Sum of their scores then, in tenths of a point.</param>
/// <param name="Lowest">The lowest scores, lowest first, then those without one; at most <see cref="MostLowest"/>.</param>
/// <param name="Fallen">Who lost most in <see cref="CustomerGlance.Week"/> days, largest fall first; at most <see cref="MostFallen"/>.</param>
/// <param name="OpenAlerts">Customers with an open health-drop alert.</param>
/// <param name="Attention">Those among them with the lowest scores; at most <see cref="MostAttention"/>.</param>
/// <param name="Measures">Per measure of the scorecard, in its order; null where a part was stored before this was summed.</param>
public sealed record PortfolioRollup(
    int NoScore,
    long SumMilli,
    IReadOnlyList<IReadOnlyList<int>> Buckets,
    IReadOnlyList<int> BandsBefore,
    long SumTenthsBefore,
    IReadOnlyList<CustomerGlance> Lowest,
    IReadOnlyList<CustomerGlance> Fallen,
    int OpenAlerts,
    IReadOnlyList<CustomerGlance> Attention,
    IReadOnlyList<MeasureSum>? Measures = null)
{
    public const int DaysBefore = CustomerGlance.Month;
    public const int MostLowest = 100;
    public const int MostFallen = 10;
    public const int MostAttention = 10;

    private const int BucketCount = 10;

    /// <summary>Customers per band, lowest band first.</summary>
    public IReadOnlyList<int> Bands() =>
        [.. Enumerable.Range(0, BandsBefore.Count).Select(band => Buckets.Sum(bucket => bucket[band]))];

    public static PortfolioRollup Of(Scorecard card, IReadOnlyCollection<CustomerSummary> customers, DateOnly today)
    {
        var glances = customers.Select(customer => CustomerGlance.Of(customer, card, today)).ToList();
        var scored = glances.Where(glance => glance.Milli is not null).ToList();
        var before = scored.Select(glance => glance.TenthsAgo(CustomerGlance.Month)).OfType<int>().ToList();
        var open = glances.Where(glance => glance.AlertSince is not null).ToList();
        return new PortfolioRollup(
            glances.Count - scored.Count,
            scored.Sum(glance => (long)glance.Milli!.Value),
            Spread(card, [.. scored.Select(glance => glance.Milli!.Value)]),
            Counts(card, before.Select(tenths => tenths * 100)),
            before.Sum(tenths => (long)tenths),
            LowestOf(glances, MostLowest),
            MostFallenOf(glances),
            open.Count,
            LowestOf(open, MostAttention),
            MeasureSum.Of(card, customers));
    }

    public static PortfolioRollup Sum(Scorecard card, IReadOnlyList<PortfolioRollup> parts) => new(
        parts.Sum(part => part.NoScore),
        parts.Sum(part => part.SumMilli),
        [
            .. Enumerable.Range(0, BucketCount).Select(bucket =>
                Enumerable.Range(0, card.Bands.Count).Select(band => parts.Sum(part => part.Buckets[bucket][band])).ToArray()),
        ],
        [.. Enumerable.Range(0, card.Bands.Count).Select(band => parts.Sum(part => part.BandsBefore[band]))],
        parts.Sum(part => part.SumTenthsBefore),
        LowestOf(parts.SelectMany(part => part.Lowest), MostLowest),
        MostFallenOf(parts.SelectMany(part => part.Fallen)),
        parts.Sum(part => part.OpenAlerts),
        LowestOf(parts.SelectMany(part => part.Attention), MostAttention),
        MeasureSum.Sum(card, parts));

    private static int[][] Spread(Scorecard card, IReadOnlyList<int> scores) =>
        [.. Enumerable.Range(0, BucketCount).Select(bucket => Counts(card, scores.Where(milli => BucketOf(milli) == bucket)))];

    private static int BucketOf(int milli) => Math.Min(milli / 10_000, BucketCount - 1);

    private static int[] Counts(Scorecard card, IEnumerable<int> scores)
    {
        var counts = new int[card.Bands.Count];
        foreach (var milli in scores)
        {
            counts[card.Bands.Count(band => band.FromMilli <= milli) - 1]++;
        }

        return counts;
    }

    private static List<CustomerGlance> LowestOf(IEnumerable<CustomerGlance> glances, int most) =>
        [.. glances.OrderBy(glance => glance.Milli ?? int.MaxValue).ThenBy(glance => glance.Id, StringComparer.Ordinal).Take(most)];

    private static List<CustomerGlance> MostFallenOf(IEnumerable<CustomerGlance> glances) =>
    [
        .. glances
            .Where(glance => glance.ChangeOver(CustomerGlance.Week) < 0)
            .OrderBy(glance => glance.ChangeOver(CustomerGlance.Week))
            .ThenBy(glance => glance.Id, StringComparer.Ordinal)
            .Take(MostFallen),
    ];
}
