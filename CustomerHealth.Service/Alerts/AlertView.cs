using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Alerts;

/// <summary>Which checks are due in this round. What needs no check ends, rises and begins with every change.</summary>
[Flags]
public enum AlertChecks
{
    None = 0,

    /// <summary>The daily calculation of scores, or one asked for.</summary>
    Health = 1,
    Contract = 2,
    License = 4,
    Inactivity = 8,
}

/// <summary>What the rules look at: a customer's state after a change, and what was known before.</summary>
/// <param name="SignalsBefore">The signals before the change.</param>
/// <param name="Before">The success evaluation before; null for a new customer.</param>
/// <param name="Success">The one that counts now.</param>
/// <param name="Book">The episodes that go on.</param>
/// <param name="CustomerSince">When the customer was created.</param>
/// <param name="Due">Checks that may begin episodes now.</param>
public sealed record AlertView(
    CustomerStatus Status,
    CustomerSignals Signals,
    CustomerSignals SignalsBefore,
    Evaluation? Before,
    Evaluation Success,
    SuccessHistory Past,
    ScoreHistory Scores,
    AlertBook Book,
    DateTimeOffset CustomerSince,
    AlertChecks Due,
    DateTimeOffset AsOf)
{
    public DateOnly Today => DateOnly.FromDateTime(AsOf.UtcDateTime);

    /// <summary>Somebody looks after the customer, and it has a score: alerts about its health make sense.</summary>
    public bool IsScored => Signals.IsManaged && Success is { HasScore: true, Sufficient: true };
}

/// <summary>An episode that stands now.</summary>
/// <param name="MayBegin">Whether it may be raised in this round; one that goes on only has to stand.</param>
/// <param name="Level">Kept with the episode as it begins.</param>
public sealed record StandingEpisode(string Key, AlertSeverity Severity, string Title, string Detail, bool MayBegin, int Level = 0);

/// <summary>A rule: says what stands, given what is known. Pure; raising once, rising and ending are <see cref="AlertRules"/>'s.</summary>
public interface IAlertRule
{
    /// <summary>One of <see cref="AlertTypes"/>.</summary>
    string Type { get; }

    /// <summary>What the keys of its episodes begin with; no other rule of the type has it.</summary>
    string Prefix { get; }

    IEnumerable<StandingEpisode> Standing(AlertView view);

    /// <summary>Why an episode that went on stands no more, as a sentence.</summary>
    string WhyEnded(AlertView view, OpenEpisode episode);
}

/// <summary>A rule about something that happened once and does not go on: the alert stays until somebody resolves it. Pure.</summary>
public interface IHappeningRule
{
    /// <summary>What the change brought; empty where nothing of the kind happened.</summary>
    IEnumerable<AlertRaised> Raised(AlertView view);
}
