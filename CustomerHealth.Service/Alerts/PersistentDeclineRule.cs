using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// The success score was falling on each of the last three days, by the scorecard's own rule of a trend. The episode goes on until it is
/// no longer falling; the next one needs three days again, so that a trend on the edge does not flap.
/// </summary>
public sealed class PersistentDeclineRule : IAlertRule
{
    private const int Days = 3;

    public string Type => AlertTypes.HealthDrop;

    public string Prefix => "decline.";

    public IEnumerable<StandingEpisode> Standing(AlertView view)
    {
        if (!view.IsScored || view.Status == CustomerStatus.Churned || TrendOn(view, view.Today) is not { Direction: TrendDirection.Declining } trend)
        {
            yield break;
        }

        var open = view.Book.Episodes.FirstOrDefault(episode => episode.Key.StartsWith(Prefix, StringComparison.Ordinal));
        if (open is null && !Enumerable.Range(1, Days - 1).All(day => Declines(view, view.Today.AddDays(-day))))
        {
            yield break;
        }

        yield return new StandingEpisode(
            open?.Key ?? $"{Prefix}{view.Today:yyyyMMdd}",
            AlertSeverity.High,
            "Persistent Declining Health",
            $"The score has been falling for {Days} days: {Fall(trend)} less than {trend.Days} days ago. {ScoreText.Of(view.Success)}",
            MayBegin: true);
    }

    public string WhyEnded(AlertView view, OpenEpisode episode) =>
        view.Status == CustomerStatus.Churned ? "The customer has churned."
        : !view.IsScored ? "The customer has no score any more."
        : $"The score is no longer falling: it stands at {ScoreText.Points(view.Success.Milli)} points.";

    private static bool Declines(AlertView view, DateOnly day) => TrendOn(view, day).Direction == TrendDirection.Declining;

    private static Trend TrendOn(AlertView view, DateOnly day) => Trend.Of(BuiltInScorecards.Success.Trend, view.Scores, day);

    private static string Fall(in Trend trend) => $"{(-trend.ChangeTenths!.Value / 10m):0.#} points";
}
