using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// A component of the success score stands 15 points or more below where the day before ended. The episode goes on until the component is
/// back where it fell from, or 30 days are over: by then everybody who could do something knows.
/// </summary>
public sealed class ComponentDropRule : IAlertRule
{
    private const int LeastDrop = 15;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private static readonly Component[] Components =
    [
        new("engagement", "Engagement", scores => scores.Engagement),
        new("adoption", "Product Adoption", scores => scores.Adoption),
        new("support", "Support Health", scores => scores.Support),
        new("financial", "Financial Health", scores => scores.Financial),
        new("sla", "SLA Compliance", scores => scores.SlaCompliance),
    ];

    public string Type => AlertTypes.HealthDrop;

    public string Prefix => "component-drop.";

    public IEnumerable<StandingEpisode> Standing(AlertView view)
    {
        if (!view.IsScored || view.Status == CustomerStatus.Churned)
        {
            yield break;
        }

        var now = SuccessScores.Of(view.Success);
        var yesterday = view.Past.On(view.Today.AddDays(-1));
        foreach (var component in Components)
        {
            var points = component.Of(now);
            if (OpenOf(view, component) is { } open)
            {
                if (points < open.Level && view.AsOf - open.Since < Longest)
                {
                    yield return Episode(view, component, open.Key, open.Level, points);
                }
            }
            else if (yesterday is { } before && points > 0 && component.Of(before) - points >= LeastDrop)
            {
                yield return Episode(view, component, $"{Prefix}{component.Key}.{view.Today:yyyyMMdd}", component.Of(before), points);
            }
        }
    }

    public string WhyEnded(AlertView view, OpenEpisode episode)
    {
        var component = Components.First(known => Owns(known, episode));
        return view.Status == CustomerStatus.Churned ? "The customer has churned."
            : !view.IsScored ? "The customer has no score any more."
            : component.Of(SuccessScores.Of(view.Success)) is var points && points >= episode.Level
                ? $"{component.Name} is back at {points} points."
                : $"30 days have passed; {component.Name} stands at {points} points.";
    }

    private OpenEpisode? OpenOf(AlertView view, Component component) =>
        view.Book.Episodes.FirstOrDefault(episode => episode.Rule == Type && Owns(component, episode));

    private bool Owns(Component component, OpenEpisode episode) =>
        episode.Key.StartsWith($"{Prefix}{component.Key}.", StringComparison.Ordinal);

    private static StandingEpisode Episode(AlertView view, Component component, string key, int level, int points)
    {
        var line = Explanation.Of(view.Success.Scorecard, view.Success).First(line => line.Key == component.Key);
        var detail = $"{component.Name} fell from {level} to {points} of 100 points within a day. {line.Sentence}";
        return new StandingEpisode(key, AlertSeverity.Medium, $"{component.Name} Score Drop", detail, MayBegin: true, level);
    }

    /// <param name="Key">Of the scorecard's measure.</param>
    private sealed record Component(string Key, string Name, Func<SuccessScores, int> Of);
}
