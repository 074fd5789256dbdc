using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Alerts;

namespace CustomerHealth.Service.Customers;

/// <summary>All that is known of a customer, as one row: profile, folded signals, and a score per scorecard.</summary>
/// <param name="EvaluatedAt">As of when the scores stand.</param>
/// <param name="Scores">By scorecard name; every scorecard in force has one.</param>
/// <param name="ETag">The version of the stored row; null for a customer not stored yet.</param>
public sealed record CustomerState(
    CustomerProfile Profile,
    CustomerSignals Signals,
    DateTimeOffset EvaluatedAt,
    IReadOnlyDictionary<string, CustomerScore> Scores,
    string? ETag)
{
    /// <summary>
    /// A stored score was of an older version of its scorecard, or of none, and was worked out anew when the row was read; or the row does not
    /// say yet what the customer is worth.
    /// </summary>
    public bool IsOutdated { get; init; }

    /// <summary>The days of the success score with its components.</summary>
    public SuccessHistory Past { get; init; } = SuccessHistory.Empty;

    /// <summary>The episodes of alerts that go on.</summary>
    public AlertBook Alerts { get; init; } = AlertBook.Empty;

    /// <summary>Since when the customer is marked as at risk; null where it never was.</summary>
    public DateTimeOffset? AtRiskSince { get; init; }

    public CustomerStatus Status => CustomerStatuses.Of(Signals.Lifecycle?.State, Signals.Lifecycle?.Since, AtRiskSince);

    /// <summary>The same without the signals.</summary>
    public CustomerSummary Summary => new(Profile, Scores)
    {
        Standing = Standing,
        Value = CustomerValue.Of(Signals),
        Bought = Signals.Bought,
    };

    internal AccountStanding Standing => AccountStanding.Of(Signals, AtRiskSince, EvaluatedAt);
}

/// <summary>The latest score of a customer on one scorecard, the days before it, and the alert that goes with it.</summary>
public sealed record CustomerScore(Evaluation Evaluation, ScoreHistory History, DropEpisode Drop);

/// <summary>The alert episode of a fallen score.</summary>
/// <param name="Number">How many episodes there have been.</param>
/// <param name="IsOpen">Whether the last one is still going on.</param>
/// <param name="Since">When the last one began; null before the first, and where it was not kept yet.</param>
public readonly record struct DropEpisode(int Number, bool IsOpen, DateTimeOffset? Since = null);

/// <summary>A customer without the signals: what lists, roll-ups and dashboards need.</summary>
public sealed record CustomerSummary(CustomerProfile Profile, IReadOnlyDictionary<string, CustomerScore> Scores)
{
    public AccountStanding Standing { get; init; } = AccountStanding.None;

    public CustomerValue Value { get; init; } = CustomerValue.None;

    public PurchaseHistory Bought { get; init; } = PurchaseHistory.Empty;
}
