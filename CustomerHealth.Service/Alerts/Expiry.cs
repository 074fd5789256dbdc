namespace CustomerHealth.Service.Alerts;

/// <summary>What the alerts of contracts and of licences have in common: something ends on a day.</summary>
internal static class Expiry
{
    /// <summary>Days before the end from which on it is of more than low importance.</summary>
    public const int Near = 30;

    private const int Urgent = 14;
    private const int Last = 7;

    /// <param name="days">To the end, 0 on the last day; negative when it is over, which stays as urgent.</param>
    public static AlertSeverity SeverityOf(int days) =>
        days <= Last ? AlertSeverity.Critical
        : days <= Urgent ? AlertSeverity.High
        : days <= Near ? AlertSeverity.Medium
        : AlertSeverity.Low;

    /// <summary>"in 12 days", for titles with a capital D.</summary>
    public static string In(int days, string day = "day") => $"in {days} {day}{(days == 1 ? string.Empty : "s")}";

    /// <summary>"ends on 2026-04-16, in 30 days", and in its own words once that day is over.</summary>
    public static string Sentence(DateOnly end, int days) =>
        days < 0 ? $"ended on {end:yyyy-MM-dd}"
        : days == 0 ? $"ends today, {end:yyyy-MM-dd}"
        : $"ends on {end:yyyy-MM-dd}, {In(days)}";
}
