namespace CustomerHealth.Service.Alerts;

/// <summary>Something to write about an alert, in the transaction of what caused it.</summary>
/// <param name="Rule">Which kind of alert: one of <see cref="AlertTypes"/>.</param>
/// <param name="Episode">What it is about, within rule and customer: with them it makes the alert's identity.</param>
public abstract record AlertChange(string Rule, string Episode, DateTimeOffset At);

/// <summary>An episode began.</summary>
public sealed record AlertRaised(string Rule, string Episode, DateTimeOffset At, AlertSeverity Severity, string Title, string Detail)
    : AlertChange(Rule, Episode, At);

/// <summary>An episode that had ended by itself stands again: the same alert goes on, with what people said about it.</summary>
public sealed record AlertReturned(string Rule, string Episode, DateTimeOffset At, AlertSeverity Severity, string Title, string Detail)
    : AlertChange(Rule, Episode, At);

/// <summary>It became more urgent: a snooze ends.</summary>
public sealed record AlertRisen(string Rule, string Episode, DateTimeOffset At, AlertSeverity Severity, string Title, string Detail)
    : AlertChange(Rule, Episode, At);

/// <param name="Why">Why it ended by itself.</param>
public sealed record AlertEnded(string Rule, string Episode, DateTimeOffset At, string Why) : AlertChange(Rule, Episode, At);
