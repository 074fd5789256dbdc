using CustomerHealth.Scoring;

namespace CustomerHealth.Service.Scores;

/// <summary>What the success scores of many customers add up to, in whole points; a customer without a score is not among them.</summary>
/// <param name="Standings">The scores.</param>
public sealed record SuccessPortfolio(IReadOnlyList<SuccessStanding> Standings)
{
    /// <summary>How many parts of ten points there are; a full score is in the last one.</summary>
    public const int Tens = 10;

    private static readonly IReadOnlyList<Band> Bands = BuiltInScorecards.Success.Bands;

    /// <summary>Null where nobody has a score.</summary>
    public decimal? Average => Standings.Count == 0 ? null : MeanOf(scores => scores.Overall);

    /// <summary>How many are heading where. Where there is nothing to compare with, it is unknown.</summary>
    public IReadOnlyDictionary<TrendDirection, int> ByTrend => Enum.GetValues<TrendDirection>()
        .ToDictionary(trend => trend, trend => Standings.Count(standing => standing.Trend == trend));

    /// <summary>How many lie in each band, from the lowest to the highest, with its first and last whole point.</summary>
    public IReadOnlyList<(Band Band, int Least, int Most, int Count)> ByBand =>
    [
        .. Bands.Select((band, at) =>
        {
            var (least, most) = (band.FromMilli / 1000, at + 1 < Bands.Count ? (Bands[at + 1].FromMilli / 1000) - 1 : 100);
            return (band, least, most, Standings.Count(standing => standing.Scores.Overall >= least && standing.Scores.Overall <= most));
        }),
    ];

    /// <summary>How many lie in each part of ten points, from the lowest to the highest.</summary>
    public IReadOnlyList<int> Histogram
    {
        get
        {
            var counts = new int[Tens];
            foreach (var standing in Standings)
            {
                counts[Math.Min(standing.Scores.Overall / 10, Tens - 1)]++;
            }

            return counts;
        }
    }

    /// <summary>The mean of a component; 0 where nobody has a score.</summary>
    public decimal MeanOf(Func<SuccessScores, int> component) =>
        Standings.Count == 0 ? 0 : (decimal)Standings.Sum(standing => (long)component(standing.Scores)) / Standings.Count;
}
