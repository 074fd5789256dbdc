namespace CustomerHealth.Service.Alerts;

/// <summary>Something to write about an alert, in the transaction of what caused it.</summary>
/// <param name="Rule">Which kind of alert: one of <see cref="AlertTypes"/>.</param>
/// <param name="Episode">What it is about, within rule and customer: with them it makes the alert's identity.</param>
public abstract record AlertChange(string Rule, string Episode, DateTimeOffset At);

/// <summary>An episode began. Should the same one have been raised before, it is open again.</summary>
public sealed record AlertRaised(string Rule, string Episode, DateTimeOffset At, AlertSeverity Severity, string Title, string Detail)
    : AlertChange(Rule, Episode, At);

/// <summary>It became more urgent: a snooze ends.</summary>
public sealed record AlertRisen(string Rule, string Episode, DateTimeOffset At, AlertSeverity Severity, string Title, string Detail)
    : AlertChange(Rule, Episode, At);

/// <param name="Why">Why it ended by itself.</param>
public sealed record AlertEnded(string Rule, string Episode, DateTimeOffset At, string Why) : AlertChange(Rule, Episode, At);
