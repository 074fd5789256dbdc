using CustomerHealth.Scoring;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>The dashboard as the page shows it.</summary>
/// <param name="Portfolio">Null before the first customers were added up.</param>
/// <param name="AsOf">When it was put together.</param>
public sealed record DashboardPageModel(
    Scorecard Card, int Customers, PortfolioRollup? Portfolio, IReadOnlyList<BandShare> Shares, DateTimeOffset AsOf)
{
    public IReadOnlyList<BandLook> Bands => BandLook.All(Card);

    public int Scored => Customers - Portfolio!.NoScore;

    /// <summary>Mean score in milli-points; null when nobody has one.</summary>
    public int? Average => Scored <= 0 ? null : (int)(Portfolio!.SumMilli / Scored);

    /// <summary>Change of the mean in tenths of a point; null when nobody had a score then.</summary>
    public int? AverageChange =>
        Average is { } now && Portfolio!.BandsBefore.Sum() is > 0 and var before ? (now / 100) - (int)(Portfolio.SumTenthsBefore / before) : null;

    /// <summary>What each measure earns on average, in milli-points; empty when nobody has a score or it was not summed yet.</summary>
    public IReadOnlyList<MeasureMean> Measures => Scored <= 0 || Portfolio!.Measures is not { } sums ? [] :
    [
        .. Card.Measures.Zip(sums, (measure, sum) =>
            new MeasureMean(HealthMetric.NameOf(measure), (int)(sum.Earned / Scored), (int)(sum.Possible / Scored))),
    ];

    /// <summary>How many are at risk, and more or fewer than before.</summary>
    public string Headline =>
        $"{PageText.Count(Shares[0].Customers)} of {PageText.Counted(Customers, "customer", "customers")} {(Shares[0].Customers == 1 ? "is" : "are")} {Bands[0].Word}";

    public string Comparison
    {
        get
        {
            if (Portfolio!.BandsBefore.Sum() == 0)
            {
                return ". What it was 30 days ago is not known yet.";
            }

            var change = Shares[0].Customers - Portfolio.BandsBefore[0];
            return change == 0 ? ", as many as 30 days ago."
                : $", {PageText.Count(Math.Abs(change))} {(change > 0 ? "more" : "fewer")} than 30 days ago.";
        }
    }

    /// <summary>Where most customers stand.</summary>
    public string Spread
    {
        get
        {
            var totals = Portfolio!.Buckets.Select(bucket => bucket.Sum()).ToList();
            var most = totals.IndexOf(totals.Max());
            return $"Customers per ten points, {PageText.Count(Scored)} with a score. "
                + (totals[most] == 0 ? "" : $"The largest group, {PageText.Count(totals[most])}, stands at {Histogram.RangeOf(most)}.");
        }
    }

    public string LowestCaption => Portfolio!.Lowest.Count < Customers
        ? $"{PageText.Count(Portfolio.Lowest.Count)} of {PageText.Count(Customers)} customers, lowest health score first"
        : $"All {PageText.Counted(Customers, "customer", "customers")}, lowest health score first";

    public static DashboardPageModel Of(Scorecard card, DashboardDocument? document, DateTimeOffset now)
    {
        var portfolio = document is { Customers: > 0 } ? document.Card.Portfolio : null;
        if (portfolio is null)
        {
            return new DashboardPageModel(card, 0, null, [], now);
        }

        var bands = portfolio.Bands();
        return new DashboardPageModel(
            card,
            bands.Sum() + portfolio.NoScore,
            portfolio,
            [.. BandLook.All(card).Select((band, at) => new BandShare(band, bands[at])), new BandShare(BandLook.None, portfolio.NoScore)],
            document!.Built);
    }
}
