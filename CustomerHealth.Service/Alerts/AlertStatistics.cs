namespace CustomerHealth.Service.Alerts;

/// <summary>What all alerts add up to. One that is put off counts as resolved until it is back, as its clients see it.</summary>
/// <param name="CreatedLastWeek">In the last seven times 24 hours.</param>
/// <param name="MeanResolution">From raising to the end for good; null where none has come to it.</param>
/// <param name="BySeverity">How many, and how many of them unresolved; every severity has an entry.</param>
public sealed record AlertStatistics(
    int Total,
    int Unresolved,
    int CreatedLastWeek,
    TimeSpan? MeanResolution,
    IReadOnlyDictionary<AlertSeverity, (int Total, int Unresolved)> BySeverity)
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static AlertStatistics Of(IReadOnlyCollection<CustomerAlert> alerts, DateTimeOffset now)
    {
        var resolutions = alerts.Where(alert => alert.ResolvedAt is not null).Select(alert => alert.ResolvedAt!.Value - alert.Raised).ToList();
        return new AlertStatistics(
            alerts.Count,
            alerts.Count(alert => alert.IsOpenAt(now)),
            alerts.Count(alert => alert.Raised > now - Week),
            resolutions.Count == 0 ? null : TimeSpan.FromTicks((long)resolutions.Average(time => time.Ticks)),
            Enum.GetValues<AlertSeverity>().ToDictionary(
                severity => severity,
                severity => (
                    alerts.Count(alert => alert.Severity == severity),
                    alerts.Count(alert => alert.Severity == severity && alert.IsOpenAt(now)))));
    }
}
