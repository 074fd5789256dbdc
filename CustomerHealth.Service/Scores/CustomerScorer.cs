using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Scores;

/// <summary>A customer's new state and what else has to be written with it.</summary>
/// <param name="ClosedMonths">First days of the months that are over and go into the history.</param>
/// <param name="Alerts">Alerts raised or ended by the change.</param>
public sealed record Rescored(CustomerState State, IReadOnlyList<DateOnly> ClosedMonths, IReadOnlyList<AlertChange> Alerts)
{
    /// <summary>The state it started from.</summary>
    public required CustomerState Before { get; init; }

    /// <summary>Rows to write beside the state row.</summary>
    public int ExtraRows => ClosedMonths.Count + Alerts.Count;
}

/// <summary>Works out a customer's scores from its signals. Pure but for the rules it is given.</summary>
public sealed class CustomerScorer(HealthDropRule drops, AlertRules rules)
{
    /// <summary>The most months that can close at once: the daily history reaches back 92 days.</summary>
    public const int MostClosedMonths = 3;

    /// <summary>
    /// Rows beside the state row and the events' own that most changes stay within. One that raises many alerts at once needs more, and a
    /// transaction of its own.
    /// </summary>
    public const int UsualExtraRows = MostClosedMonths + HealthDropRule.MostRows;

    private static readonly int AtRiskBelow = BuiltInScorecards.Success.Bands[2].FromMilli;

    /// <summary>The state of a new customer.</summary>
    public CustomerState Begin(CustomerProfile profile, DateTimeOffset asOf) =>
        Rescore(
            new CustomerState(profile, CustomerSignals.Empty, asOf, new Dictionary<string, CustomerScore>(), null),
            CustomerSignals.Empty,
            asOf).State;

    /// <summary>Evaluates every scorecard on the new signals. Time never runs backwards for a customer, whatever a clock says.</summary>
    /// <param name="due">Checks that are due now beside what follows from the change.</param>
    public Rescored Rescore(CustomerState before, CustomerSignals signals, DateTimeOffset asOf, AlertChecks due = AlertChecks.None)
    {
        asOf = asOf > before.EvaluatedAt ? asOf : before.EvaluatedAt;
        var scores = new Dictionary<string, CustomerScore>(BuiltInScorecards.All.Count, StringComparer.Ordinal);
        var alerts = new List<AlertChange>();
        foreach (var card in BuiltInScorecards.All)
        {
            var old = before.Scores.GetValueOrDefault(card.Name);
            var evaluation = Evaluator.Evaluate(card, signals, asOf);
            var history = (old?.History ?? ScoreHistory.Empty).With(
                DateOnly.FromDateTime(asOf.UtcDateTime), evaluation.HasScore && evaluation.Sufficient ? evaluation.Milli : null);
            var drop = drops.Follow(card, old?.Drop ?? default, evaluation, alerts);
            scores[card.Name] = new CustomerScore(evaluation, history, drop);
        }

        var state = WithSuccess(before with { Signals = signals, EvaluatedAt = asOf, Scores = scores, IsOutdated = false }, before, due);
        state = state with { Alerts = rules.Follow(ViewOf(state, before, due), alerts) };
        return new Rescored(state, ClosedMonths(before.EvaluatedAt, asOf), alerts) { Before = before };
    }

    /// <summary>
    /// Marks the customer as at risk when the success score falls into the lower bands, and in a calculation whenever it stands there; and
    /// keeps the day's components.
    /// </summary>
    private static CustomerState WithSuccess(CustomerState state, CustomerState before, AlertChecks due)
    {
        var evaluation = state.Scores[BuiltInScorecards.Success.Name].Evaluation;
        var isScored = evaluation.HasScore && evaluation.Sufficient;
        var past = state.Past.With(
            DateOnly.FromDateTime(state.EvaluatedAt.UtcDateTime), isScored ? SuccessScores.Of(evaluation) : null);
        var isLow = isScored && state.Signals.IsManaged && evaluation.Milli < AtRiskBelow;
        var hasFallen = isLow
            && before.Scores.TryGetValue(BuiltInScorecards.Success.Name, out var old)
            && old.Evaluation.HasScore
            && old.Evaluation.Milli >= AtRiskBelow;
        var marks = hasFallen || (isLow && due.HasFlag(AlertChecks.Health));
        return state with
        {
            Past = past,
            AtRiskSince = marks && state.Status is CustomerStatus.Active or CustomerStatus.Onboarding ? state.EvaluatedAt : state.AtRiskSince,
        };
    }

    private static AlertView ViewOf(CustomerState state, CustomerState before, AlertChecks due)
    {
        var success = state.Scores[BuiltInScorecards.Success.Name];
        return new AlertView(
            state.Status,
            state.Signals,
            before.Signals,
            before.Scores.GetValueOrDefault(BuiltInScorecards.Success.Name)?.Evaluation,
            success.Evaluation,
            state.Past,
            success.History,
            before.Alerts,
            state.Profile.CreatedAt,
            due,
            state.EvaluatedAt);
    }

    /// <summary>Whether a recalculation has anything to say that the stored scores do not.</summary>
    public static bool IsNews(CustomerState before, Rescored after) =>
        before.IsOutdated
        || after.ExtraRows > 0
        || before.AtRiskSince != after.State.AtRiskSince
        || after.State.Scores.Any(pair =>
            !before.Scores.TryGetValue(pair.Key, out var old) || !SamePoints(old.Evaluation, pair.Value.Evaluation));

    private static bool SamePoints(in Evaluation left, in Evaluation right) =>
        left.HasScore == right.HasScore
        && left.Milli == right.Milli
        && left.CoverageMilli == right.CoverageMilli
        && left.Measures.SequenceEqual(right.Measures);

    private static List<DateOnly> ClosedMonths(DateTimeOffset before, DateTimeOffset after)
    {
        var months = new List<DateOnly>();
        var open = new DateOnly(after.Year, after.Month, 1);
        for (var month = new DateOnly(before.Year, before.Month, 1); month < open; month = month.AddMonths(1))
        {
            months.Add(month);
        }

        // Older months were closed long ago, or the customer had no scores in them.
        return months.Count <= MostClosedMonths ? months : months[^MostClosedMonths..];
    }
}
