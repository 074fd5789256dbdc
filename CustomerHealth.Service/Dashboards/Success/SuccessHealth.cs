using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>How the success score of a customer is counted: in whole points, as <see cref="SuccessScores"/> shows it and lists repeat it.</summary>
public static class SuccessHealth
{
    private static readonly Scorecard Card = BuiltInScorecards.Success;

    /// <summary>How many bands there are.</summary>
    public static int Bands => Card.Bands.Count;

    /// <summary>Below so many points a customer is at risk: the lower half of the bands.</summary>
    public static int AtRiskBelow { get; } = BoundsOf(Bands / 2).Least;

    /// <summary>0–100; null for a customer of whom nothing is known, and for one whose score waits for the next recalculation.</summary>
    public static int? PointsOf(CustomerSummary customer) =>
        customer.Scores.GetValueOrDefault(Card.Name) is { Evaluation: { HasScore: true } evaluation } ? evaluation.Milli / 1000 : null;

    /// <summary>The same on a day: of today what it is now, of an earlier day what stood at its end.</summary>
    public static int? PointsOn(CustomerSummary customer, DateOnly day, DateOnly today) => day == today
        ? PointsOf(customer)
        : customer.Scores.GetValueOrDefault(Card.Name)?.History.TenthsOn(day) / 10;

    /// <summary>Index of the band, 0 the lowest.</summary>
    public static int BandOf(int points) => Card.Bands.Count(band => band.FromMilli <= points * 1000) - 1;

    /// <summary>The lowest and the highest points of a band.</summary>
    public static (int Least, int Most) BoundsOf(int band) => (
        Card.Bands[band].FromMilli / 1000,
        band + 1 < Bands ? (Card.Bands[band + 1].FromMilli / 1000) - 1 : Scorecard.FullMilli / 1000);
}
