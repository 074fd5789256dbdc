namespace CustomerHealth.Service.Alerts;

/// <summary>An alert to write in the transaction of the score that caused it.</summary>
/// <param name="Subject">What it is about; here the scorecard.</param>
/// <param name="Episode">The number of the episode; with rule, customer and subject it makes the alert's identity.</param>
public abstract record AlertChange(string Subject, int Episode, DateTimeOffset At);

public sealed record AlertRaised(string Subject, int Episode, DateTimeOffset At, string Title, string Detail)
    : AlertChange(Subject, Episode, At);

/// <param name="Why">Why it ended by itself.</param>
public sealed record AlertEnded(string Subject, int Episode, DateTimeOffset At, string Why) : AlertChange(Subject, Episode, At);
