namespace CustomerHealth.Service.Alerts;

/// <summary>An alert of one customer.</summary>
/// <param name="Severity">critical, high, medium or low.</param>
/// <param name="Resolved">When it ended; null while it is open.</param>
public sealed record CustomerAlert(
    string Rule, string Subject, string Severity, string Title, string Detail, DateTimeOffset Raised, DateTimeOffset? Resolved, string? ResolvedWhy)
{
    public bool IsOpen => Resolved is null;
}
