using System.Globalization;
using CustomerHealth.Scoring;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// The success score is in one of its two lower bands. An episode begins in the daily calculation, or when the score falls into the band,
/// and ends when it stands <see cref="AlertOptions.LeaveMargin"/> points above it; the more urgent of the two replaces the other.
/// </summary>
public sealed class SuccessRiskRule(IOptions<AlertOptions> options) : IAlertRule
{
    private static readonly int HighBound = BuiltInScorecards.Success.Bands[1].FromMilli;
    private static readonly int MediumBound = BuiltInScorecards.Success.Bands[2].FromMilli;

    public string Type => AlertTypes.HealthDrop;

    public string Prefix => "success-risk.";

    public IEnumerable<StandingEpisode> Standing(AlertView view)
    {
        if (!view.IsScored || view.Status == Customers.CustomerStatus.Churned)
        {
            yield break;
        }

        if (view.Success.Milli < Bound(view, HighBound, "critical"))
        {
            yield return Episode(view, "critical", AlertSeverity.Critical, "Critical Health Score Alert", HighBound);
        }
        else if (view.Success.Milli < Bound(view, MediumBound, "high"))
        {
            yield return Episode(view, "high", AlertSeverity.High, "High Risk Health Score Alert", MediumBound);
        }
    }

    public string WhyEnded(AlertView view, OpenEpisode episode) =>
        view.Status == Customers.CustomerStatus.Churned ? "The customer has churned."
        : !view.IsScored ? "The customer has no score any more."
        : view.Success.Milli < HighBound ? "The score fell on, into the band of critical risk."
        : $"The score rose to {ScoreText.Points(view.Success.Milli)} points.";

    /// <summary>Below which score the episode stands: it is left by a margin.</summary>
    private int Bound(AlertView view, int bound, string level) =>
        OpenIn(view, level) is null ? bound : bound + (options.Value.LeaveMargin * 1000);

    private StandingEpisode Episode(AlertView view, string level, AlertSeverity severity, string title, int bound)
    {
        var hasFallen = view.Before is { HasScore: true } before && before.Milli >= bound;
        var key = OpenIn(view, level)?.Key ?? string.Create(CultureInfo.InvariantCulture, $"{Prefix}{level}.{view.AsOf:yyyyMMddTHHmmssfff}");
        return new StandingEpisode(key, severity, title, ScoreText.Of(view.Success), hasFallen || view.Due.HasFlag(AlertChecks.Health));
    }

    private OpenEpisode? OpenIn(AlertView view, string level) =>
        view.Book.Episodes.FirstOrDefault(episode => episode.Key.StartsWith($"{Prefix}{level}.", StringComparison.Ordinal));
}
