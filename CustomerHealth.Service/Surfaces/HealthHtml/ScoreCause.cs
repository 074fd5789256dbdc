using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>The one sentence that says where a score comes from.</summary>
/// <param name="Headline">Higher or lower than before.</param>
/// <param name="Cause">Which measures did it, or which one costs most.</param>
public sealed record ScoreCause(string Headline, string Cause)
{
    /// <param name="changeMilli">Since before; null when not known.</param>
    /// <param name="isNew">Nothing was known of the customer then.</param>
    public static ScoreCause Of(IReadOnlyList<HealthMetric> metrics, int? changeMilli, bool isNew)
    {
        if (changeMilli is not { } change)
        {
            return new ScoreCause(
                isNew ? $"New: {ScorePast.Days} days ago there was no data." : $"What it was {ScorePast.Days} days ago is not known.", Loss(metrics));
        }

        var headline = change == 0 ? $"The same as {ScorePast.Days} days ago."
            : $"{Amount(change)} {(change < 0 ? "lower" : "higher")} than {ScorePast.Days} days ago.";
        var driving = metrics.Where(metric => Math.Sign(metric.Change) == Math.Sign(change) && change != 0)
            .OrderByDescending(metric => Math.Abs(metric.Change)).Take(2).ToList();
        if (driving.Count == 0)
        {
            return new ScoreCause(headline, Loss(metrics));
        }

        var causes = string.Join(" and ", driving.Select(metric => $"{metric.Now.Title} ({PageText.SignedPoints(metric.Change)})"));
        var against = metrics.Where(metric => Math.Sign(metric.Change) == -Math.Sign(change)).MaxBy(metric => Math.Abs(metric.Change));
        return new ScoreCause(
            headline,
            $"The largest {(driving.Count == 1 ? "cause is" : "causes are")} {causes}."
            + (against is null ? "" : $" Against it stands {against.Now.Title} ({PageText.SignedPoints(against.Change)})."));
    }

    private static string Loss(IReadOnlyList<HealthMetric> metrics)
    {
        var most = metrics.MaxBy(metric => metric.Now.Lost)!;
        return most.Now.Lost == 0 ? "Every measure earns all of its points."
            : $"Most points are lost on {most.Now.Title} ({PageText.SignedPoints(-most.Now.Lost)}).";
    }

    private static string Amount(int changeMilli)
    {
        var points = PageText.Score(Math.Abs(changeMilli));
        return points == "1" ? "1 point" : $"{points} points";
    }
}
