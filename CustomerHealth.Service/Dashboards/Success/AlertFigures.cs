using CustomerHealth.Service.Alerts;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>The alerts that wait for somebody. A snooze ends by itself, so those asleep are kept with the moment they wake.</summary>
/// <param name="Open">Open when it was counted.</param>
/// <param name="Critical">Those among them of the highest severity.</param>
/// <param name="Asleep">Those put off, the next to wake first.</param>
public sealed record AlertFigures(int Open, int Critical, IReadOnlyList<AlertAsleep> Asleep)
{
    public static AlertFigures None { get; } = new(0, 0, []);

    public static AlertFigures Of(IReadOnlyCollection<CustomerAlert> alerts, DateTimeOffset now) => new(
        alerts.Count(alert => alert.IsOpenAt(now)),
        alerts.Count(alert => alert.IsOpenAt(now) && IsCritical(alert)),
        Ordered(alerts.Where(alert => alert.IsSnoozedAt(now)).Select(alert => new AlertAsleep(alert.Snooze!.Until, IsCritical(alert)))));

    public static AlertFigures Sum(IReadOnlyCollection<AlertFigures> parts) => new(
        parts.Sum(part => part.Open), parts.Sum(part => part.Critical), Ordered(parts.SelectMany(part => part.Asleep)));

    public int OpenAt(DateTimeOffset now) => Open + Asleep.Count(alert => alert.Until <= now);

    public int CriticalAt(DateTimeOffset now) => Critical + Asleep.Count(alert => alert.Until <= now && alert.IsCritical);

    private static bool IsCritical(CustomerAlert alert) => alert.Severity == AlertSeverity.Critical;

    private static List<AlertAsleep> Ordered(IEnumerable<AlertAsleep> asleep) =>
        [.. asleep.OrderBy(alert => alert.Until).ThenBy(alert => alert.IsCritical)];
}

/// <summary>An alert that is open again from a moment on.</summary>
public readonly record struct AlertAsleep(DateTimeOffset Until, bool IsCritical);
