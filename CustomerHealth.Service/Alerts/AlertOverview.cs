namespace CustomerHealth.Service.Alerts;

/// <summary>What somebody who looks after customers wants to see of the alerts first.</summary>
/// <param name="BySeverity">Unresolved ones; every severity has an entry.</param>
/// <param name="ByType">Unresolved ones; every one of <see cref="AlertTypes"/> has an entry.</param>
/// <param name="Urgent">The ten latest of high or critical severity that were raised in the last seven days and are unresolved.</param>
/// <param name="CreatedToday">On this UTC day.</param>
/// <param name="ResolvedToday">Resolved, ended or put off on this UTC day.</param>
public sealed record AlertOverview(
    int Unresolved,
    IReadOnlyDictionary<AlertSeverity, int> BySeverity,
    IReadOnlyDictionary<string, int> ByType,
    IReadOnlyList<CustomerAlert> Urgent,
    int CreatedToday,
    int ResolvedToday)
{
    private const int MostUrgent = 10;

    public static AlertOverview Of(IReadOnlyCollection<CustomerAlert> alerts, DateTimeOffset now)
    {
        var open = alerts.Where(alert => alert.IsOpenAt(now)).ToList();
        return new AlertOverview(
            open.Count,
            Enum.GetValues<AlertSeverity>().ToDictionary(severity => severity, severity => open.Count(alert => alert.Severity == severity)),
            AlertTypes.All.ToDictionary(type => type, type => open.Count(alert => alert.Rule == type)),
            [.. UrgentOf(open, now).Where(alert => alert.Raised > now - AlertStatistics.Week).Take(MostUrgent)],
            alerts.Count(alert => IsToday(alert.Raised)),
            alerts.Count(alert => alert.SettledAt(now) is { } settled && IsToday(settled)));

        bool IsToday(DateTimeOffset moment) => moment.UtcDateTime.Date == now.UtcDateTime.Date;
    }

    /// <summary>The open ones of high or critical severity, the latest first.</summary>
    public static IEnumerable<CustomerAlert> UrgentOf(IEnumerable<CustomerAlert> alerts, DateTimeOffset now) => alerts
        .Where(alert => alert.IsOpenAt(now) && alert.Severity >= AlertSeverity.High)
        .OrderByDescending(alert => alert.Raised).ThenBy(alert => alert.Id);
}
