namespace CustomerHealth.Service.Alerts;

/// <summary>
/// Follows the episodes of a customer through a change: raises those that begin, one alert each; lets them rise but never fall; ends those
/// that stand no more.
/// </summary>
public sealed class AlertRules(IEnumerable<IAlertRule> rules, IEnumerable<IHappeningRule> happenings)
{
    private readonly IReadOnlyList<IAlertRule> rules = [.. rules];
    private readonly IReadOnlyList<IHappeningRule> happenings = [.. happenings];

    /// <returns>The book after the change.</returns>
    public AlertBook Follow(AlertView view, List<AlertChange> changes)
    {
        if (!ReferenceEquals(view.Signals, view.SignalsBefore))
        {
            changes.AddRange(happenings.SelectMany(rule => rule.Raised(view)));
        }

        if (!view.Signals.IsManaged && view.Book.Episodes.Count == 0)
        {
            return view.Book;
        }

        // What no rule of this build knows goes on: a newer or an older one looks after it.
        var open = view.Book.Episodes.Where(episode => !rules.Any(rule => Owns(rule, episode))).ToList();
        foreach (var rule in rules)
        {
            Follow(rule, view, open, changes);
        }

        return view.Book.With(open);
    }

    private static void Follow(IAlertRule rule, AlertView view, List<OpenEpisode> open, List<AlertChange> changes)
    {
        var standing = rule.Standing(view).ToDictionary(episode => episode.Key, StringComparer.Ordinal);
        foreach (var known in view.Book.Episodes.Where(episode => Owns(rule, episode)))
        {
            if (!standing.Remove(known.Key, out var now))
            {
                changes.Add(new AlertEnded(rule.Type, known.Key, view.AsOf, rule.WhyEnded(view, known)));
            }
            else if (now.Severity > known.Severity)
            {
                changes.Add(new AlertRisen(rule.Type, now.Key, view.AsOf, now.Severity, now.Title, now.Detail));
                open.Add(known with { Severity = now.Severity });
            }
            else
            {
                open.Add(known);
            }
        }

        foreach (var begun in standing.Values.Where(episode => episode.MayBegin))
        {
            if (open.Count < AlertBook.MostEpisodes)
            {
                changes.Add(view.Book.HasEnded(rule.Type, begun.Key)
                    ? new AlertReturned(rule.Type, begun.Key, view.AsOf, begun.Severity, begun.Title, begun.Detail)
                    : new AlertRaised(rule.Type, begun.Key, view.AsOf, begun.Severity, begun.Title, begun.Detail));
                open.Add(new OpenEpisode(rule.Type, begun.Key, begun.Severity, view.AsOf, begun.Level));
            }
        }
    }

    private static bool Owns(IAlertRule rule, OpenEpisode episode) =>
        episode.Rule == rule.Type && episode.Key.StartsWith(rule.Prefix, StringComparison.Ordinal);
}
