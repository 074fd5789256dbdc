using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Alerts;

/// <summary>An alert of one customer.</summary>
/// <param name="Rule">One of <see cref="AlertTypes"/>.</param>
/// <param name="Episode">What it is about, within rule and customer.</param>
/// <param name="Ended">When its cause ended by itself; null while it stands, and for what somebody wrote by hand.</param>
/// <param name="Closed">When somebody resolved it, and who; null while nobody did.</param>
/// <param name="Snooze">Until when somebody does not want to see it; null where nobody said so.</param>
/// <param name="ETag">The version of the row, for a change of it.</param>
public sealed record CustomerAlert(
    Guid Id,
    string CustomerId,
    string Rule,
    string Episode,
    AlertSeverity Severity,
    string Title,
    string Detail,
    DateTimeOffset Raised,
    DateTimeOffset? Ended,
    string? EndedWhy,
    AlertClosing? Closed,
    AlertSnooze? Snooze,
    string? ETag)
{
    private readonly AlertStatement? stated;

    /// <summary>Every alert there is, for lists over all customers.</summary>
    public static RecordKind<CustomerAlert> Kind { get; } = new(AlertRow.KindName, AlertRow.First, AlertRow.End, AlertRow.Read);

    /// <summary>What it said as it was raised, or as it rose last. People may have said something else; what they did not touch is the same.</summary>
    public AlertStatement Stated
    {
        get => stated ?? new AlertStatement(Rule, Severity, Title, Detail);
        init => stated = value;
    }

    /// <summary>When it became more urgent or came back, for the last time; null where it never did.</summary>
    public DateTimeOffset? Renewed { get; init; }

    /// <summary>Since when it is as urgent as it is.</summary>
    public DateTimeOffset UrgentSince => Renewed ?? Raised;

    /// <summary>Somebody should do something about it: it neither ended nor was it resolved, and no snooze lasts.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Ended is null && Closed is null && !IsSnoozedAt(now);

    /// <summary>It would be open, but somebody does not want to see it yet.</summary>
    public bool IsSnoozedAt(DateTimeOffset now) => Ended is null && Closed is null && Snooze is not null && now < Snooze.Until;

    /// <summary>When it stopped being open for good; null while it is open or asleep.</summary>
    public DateTimeOffset? ResolvedAt => Closed?.At ?? Ended;

    /// <summary>When it stopped being open: resolved, ended or put off; null while it is open, and again once it is back.</summary>
    public DateTimeOffset? SettledAt(DateTimeOffset now) => IsOpenAt(now) ? null : ResolvedAt ?? Snooze!.At;

    /// <summary>Who or what resolved it, as a sentence; null while nobody and nothing did.</summary>
    public string? WhyResolved => Closed is { } closing ? $"Resolved by {closing.By}." : EndedWhy;
}

/// <summary>What an alert says.</summary>
/// <param name="Rule">One of <see cref="AlertTypes"/>.</param>
public sealed record AlertStatement(string Rule, AlertSeverity Severity, string Title, string Detail);

/// <summary>Somebody resolved an alert.</summary>
public sealed record AlertClosing(DateTimeOffset At, string By);

/// <summary>Somebody put an alert off.</summary>
/// <param name="Until">It is back from this moment on, or as soon as it becomes more urgent.</param>
public sealed record AlertSnooze(DateTimeOffset At, string By, DateTimeOffset Until);
