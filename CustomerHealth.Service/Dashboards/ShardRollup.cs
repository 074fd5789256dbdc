using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Dashboards.Value;

namespace CustomerHealth.Service.Dashboards;

/// <summary>What some customers add up to; the sum of two roll-ups is the roll-up of both.</summary>
/// <param name="Cards">By scorecard name.</param>
/// <param name="Success">For those who look after customers; null in a roll-up that was stored before it was there.</param>
/// <param name="Value">What they are worth; null in a roll-up that was stored before it was there.</param>
public sealed record ShardRollup(
    int Customers, IReadOnlyDictionary<string, CardRollup> Cards, SuccessRollup? Success = null, ValueFigures? Value = null)
{
    /// <param name="today">The day that changes are counted back from.</param>
    public static ShardRollup Of(IReadOnlyCollection<CustomerSummary> customers, DateOnly today) => new(
        customers.Count,
        BuiltInScorecards.All.ToDictionary(card => card.Name, card => CardRollup.Of(card, customers, today), StringComparer.Ordinal));

    public static ShardRollup Sum(IReadOnlyCollection<ShardRollup> shards) => new(
        shards.Sum(shard => shard.Customers),
        BuiltInScorecards.All.ToDictionary(
            card => card.Name,
            card => CardRollup.Sum(card, [.. shards.Select(shard => shard.Cards.GetValueOrDefault(card.Name)).OfType<CardRollup>()]),
            StringComparer.Ordinal),
        SuccessRollup.Sum([.. shards.Select(shard => shard.Success).OfType<SuccessRollup>()]),
        ValueFigures.Sum([.. shards.Select(shard => shard.Value).OfType<ValueFigures>()]));
}

/// <summary>What some customers add up to on one scorecard.</summary>
/// <param name="Scored">Customers with a score.</param>
/// <param name="WithoutData">Those among them whose score rests on the rules for missing data alone.</param>
/// <param name="SumMilli">Sum of their scores in milli-points.</param>
/// <param name="Bands">Customers per band, lowest band first.</param>
/// <param name="Histogram">Customers per ten points; 100 falls into the last.</param>
/// <param name="Listed">Every customer of the lowest band, and the lowest <see cref="AtLeastListed"/> in any case; lowest first.</param>
/// <param name="Portfolio">What the pages show; null in a roll-up that was stored before they were there.</param>
public sealed record CardRollup(
    int Scored,
    int WithoutData,
    long SumMilli,
    IReadOnlyList<int> Bands,
    IReadOnlyList<int> Histogram,
    IReadOnlyList<ListedCustomer> Listed,
    PortfolioRollup? Portfolio = null)
{
    public const int AtLeastListed = 100;

    private const int Buckets = 10;

    public static CardRollup Of(Scorecard card, IReadOnlyCollection<CustomerSummary> customers, DateOnly today)
    {
        var bands = new int[card.Bands.Count];
        var histogram = new int[Buckets];
        var sum = 0L;
        var withoutData = 0;
        var listed = new List<ListedCustomer>(customers.Count);
        foreach (var customer in customers)
        {
            if (customer.Scores.GetValueOrDefault(card.Name) is not { } score)
            {
                continue; // Stored before this card was; the next recalculation scores it.
            }

            var evaluation = score.Evaluation;
            var band = card.Bands.Count(candidate => candidate.FromMilli <= evaluation.Milli) - 1;
            bands[band]++;
            histogram[Math.Min(evaluation.Milli / 10_000, Buckets - 1)]++;
            sum += evaluation.Milli;
            withoutData += evaluation.HasScore ? 0 : 1;
            listed.Add(ListedCustomer.Of(customer.Profile, evaluation.Milli, band, evaluation.HasScore));
        }

        var portfolio = PortfolioRollup.Of(card, customers, today);
        return new CardRollup(listed.Count, withoutData, sum, bands, histogram, Lowest(listed), portfolio);
    }

    public static CardRollup Sum(Scorecard card, IReadOnlyList<CardRollup> parts) => new(
        parts.Sum(part => part.Scored),
        parts.Sum(part => part.WithoutData),
        parts.Sum(part => part.SumMilli),
        [.. Enumerable.Range(0, card.Bands.Count).Select(band => parts.Sum(part => part.Bands[band]))],
        [.. Enumerable.Range(0, Buckets).Select(bucket => parts.Sum(part => part.Histogram[bucket]))],
        Lowest(parts.SelectMany(part => part.Listed)),
        PortfolioRollup.Sum(card, [.. parts.Select(part => part.Portfolio).OfType<PortfolioRollup>()]));

    private static List<ListedCustomer> Lowest(IEnumerable<ListedCustomer> customers)
    {
        var ordered = customers.OrderBy(customer => customer.Milli).ThenBy(customer => customer.Id, StringComparer.Ordinal).ToList();
        var keep = Math.Max(ordered.Count(customer => customer.Band == 0), AtLeastListed);
        return ordered.Count <= keep ? ordered : ordered[..keep];
    }
}

/// <summary>A customer on a dashboard's list.</summary>
/// <param name="Milli">Score in milli-points.</param>
/// <param name="Band">Index of the band, 0 the lowest.</param>
/// <param name="HasData">Whether anything at all is known behind the score.</param>
public sealed record ListedCustomer(
    string Id,
    string Name,
    string? Industry,
    string? MarketSegment,
    DateTimeOffset CreatedAt,
    int Milli,
    int Band,
    bool HasData)
{
    public static ListedCustomer Of(CustomerProfile profile, int milli, int band, bool hasData) =>
        new(profile.Id, profile.Name, profile.Industry, profile.MarketSegment, profile.CreatedAt, milli, band, hasData);
}
