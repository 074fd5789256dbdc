using System.Globalization;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Alerts;

/// <summary>Which scores raise alerts.</summary>
public sealed class AlertOptions
{
    /// <summary>The scorecard whose falls raise alerts; one, since two cards would say the same thing twice.</summary>
    public string Scorecard { get; set; } = "usage";

    /// <summary>Points above the bound at which an episode ends, so that a score on the edge does not flap.</summary>
    public int LeaveMargin { get; set; } = 2;
}

/// <summary>
/// The health-drop alert. An episode begins when a score with enough data enters the lowest band and ends when it stands
/// <see cref="AlertOptions.LeaveMargin"/> points above that band; one alert per episode.
/// </summary>
public sealed class HealthDropRule(IOptions<AlertOptions> options)
{
    /// <summary>The most rows one rescoring writes: an alert and the pointer to it.</summary>
    public const int MostRows = 2;

    /// <summary>Follows the episode through one evaluation and adds what has to be written.</summary>
    public DropEpisode Follow(Scorecard card, DropEpisode episode, in Evaluation evaluation, List<AlertChange> changes)
    {
        if (card.Name != options.Value.Scorecard || !evaluation.HasScore || !evaluation.Sufficient)
        {
            return episode;
        }

        var bound = card.Bands[1].FromMilli;
        if (!episode.IsOpen && evaluation.Milli < bound)
        {
            var begun = new DropEpisode(episode.Number + 1, true, evaluation.AsOf);
            changes.Add(new AlertRaised(
                AlertTypes.HealthDrop, KeyOf(card, begun), evaluation.AsOf, AlertSeverity.High, Title(card), ScoreText.Of(evaluation)));
            return begun;
        }

        if (episode.IsOpen && evaluation.Milli >= bound + (options.Value.LeaveMargin * 1000))
        {
            changes.Add(new AlertEnded(AlertTypes.HealthDrop, KeyOf(card, episode), evaluation.AsOf, Ended(evaluation)));
            return episode with { IsOpen = false };
        }

        return episode;
    }

    private static string KeyOf(Scorecard card, DropEpisode episode) =>
        string.Create(CultureInfo.InvariantCulture, $"{card.Name}:{episode.Number:D5}");

    private static string Title(Scorecard card) => $"Health score is below {ScoreText.Points(card.Bands[1].FromMilli)}";

    private static string Ended(in Evaluation evaluation) => $"The score rose to {ScoreText.Points(evaluation.Milli)} points.";
}
