using CustomerHealth.Scoring;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>One customer as the page shows it.</summary>
/// <param name="Milli">Score in milli-points; null when nothing is known of the customer.</param>
/// <param name="Metrics">The measures under the document's names, in its order.</param>
/// <param name="Alerts">Open ones and ended ones, the latest first.</param>
/// <param name="Events">The newest, newest first.</param>
/// <param name="AsOf">Now.</param>
public sealed record CustomerPageModel(
    Scorecard Card,
    CustomerState State,
    int? Milli,
    ScorePast Past,
    IReadOnlyList<HealthMetric> Metrics,
    IReadOnlyList<CustomerAlert> Alerts,
    IReadOnlyList<EventLine> Events,
    DateTimeOffset AsOf)
{
    public CustomerProfile Profile => State.Profile;

    public Evaluation Evaluation => State.Scores[Card.Name].Evaluation;

    public int Measured => CustomerGlance.MeasuredBy(Evaluation);

    public BandLook Band => BandLook.Of(Card, Milli);

    /// <summary>Score of 30 days ago in milli-points; null when there was none or nobody knows.</summary>
    public int? MilliThen => Past.Then is { } then ? (then.HasScore ? then.Milli : null) : Past.TenthsThen * 100;

    public ScoreCause Cause => ScoreCause.Of(Metrics, Milli - MilliThen, Past.Then is { HasScore: false });

    public IReadOnlyList<CustomerAlert> OpenAlerts => [.. Alerts.Where(alert => alert.IsOpenAt(AsOf))];

    public IReadOnlyList<CustomerAlert> ResolvedAlerts => [.. Alerts.Where(alert => alert.ResolvedAt is not null)];

    /// <summary>Largest loss first, so that the reader finds the cause on top.</summary>
    public IReadOnlyList<HealthMetric> Changes => [.. Metrics.OrderBy(metric => metric.Change)];

    /// <summary>Why there is no comparison measure by measure; null when there is one.</summary>
    public string? NoComparison =>
        Past.Then is not { } then ? $"This customer has too many events to work out the score of {ScorePast.Days} days ago measure by measure."
        : !then.HasScore ? $"Nothing was known of this customer {ScorePast.Days} days ago, so there is nothing to compare with."
        : null;

    /// <summary>Between which scores the last weeks lie.</summary>
    public string Finding
    {
        get
        {
            var known = Past.Weeks.Where(week => week.Tenths is not null).Select(week => week.Tenths!.Value).ToList();
            if (known.Count < 2)
            {
                return "The first score of this customer. A line appears when there are more.";
            }

            var range = $"Between {PageText.Score(known.Min() * 100)} and {PageText.Score(known.Max() * 100)}, now {PageText.Score(known[^1] * 100)}.";
            return Past.WorkedOutUntil is { } until
                ? $"{range} Up to {PageText.Date(until)} the scores are worked out from the events; later ones are as they were kept."
                : range;
        }
    }

    public static CustomerPageModel Of(
        Scorecard card,
        CustomerState state,
        ScorePast past,
        IReadOnlyList<CustomerAlert> alerts,
        IReadOnlyList<EventLine> events,
        DateTimeOffset asOf)
    {
        var evaluation = state.Scores[card.Name].Evaluation;
        var then = past.Then is { HasScore: true } ? past.Then : null;
        return new CustomerPageModel(
            card,
            state,
            evaluation.HasScore ? evaluation.Milli : null,
            past,
            HealthMetric.All(card, evaluation, then),
            alerts,
            events,
            asOf);
    }
}
