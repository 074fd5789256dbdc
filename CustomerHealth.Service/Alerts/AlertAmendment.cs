namespace CustomerHealth.Service.Alerts;

/// <summary>What somebody changes of an alert; null leaves it as it is.</summary>
/// <param name="IsResolved">True resolves it, false opens it again, whoever or whatever had resolved it or put it off.</param>
/// <param name="ResolvedBy">Who resolved it. Of one that is open and stays so, nobody did.</param>
public sealed record AlertAmendment(
    string? Rule, AlertSeverity? Severity, string? Title, string? Detail, bool? IsResolved, string? ResolvedBy)
{
    /// <summary>The alert with the changes. A higher severity ends a snooze, like one that the rules find.</summary>
    /// <param name="caller">Who makes the change: resolved it where nobody else is named.</param>
    public CustomerAlert ApplyTo(CustomerAlert alert, string caller, DateTimeOffset now)
    {
        var amended = Severity > alert.Severity ? alert with { Snooze = null, Renewed = now } : alert;
        if (Rule is not null || Severity is not null || Title is not null || Detail is not null)
        {
            amended = amended with
            {
                Rule = Rule ?? alert.Rule,
                Severity = Severity ?? alert.Severity,
                Title = Title ?? alert.Title,
                Detail = Detail ?? alert.Detail,
                Stated = alert.Stated,
            };
        }

        return IsResolved switch
        {
            true => Resolved(amended, ResolvedBy ?? caller, now),
            false => amended with { Closed = null, Snooze = null, Ended = null, EndedWhy = null },
            _ => ResolvedBy is { } by && !alert.IsOpenAt(now) ? Resolved(amended, by, now) : amended,
        };
    }

    private static CustomerAlert Resolved(CustomerAlert alert, string by, DateTimeOffset now) =>
        alert with { Closed = new AlertClosing(alert.ResolvedAt ?? now, by), Snooze = null };
}
