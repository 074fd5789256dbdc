using NCrontab;

namespace CustomerHealth.LocalHost.Timers;

/// <summary>A six-field NCRONTAB expression, read in UTC: seconds first, as the Functions host has it.</summary>
public sealed class TimerSchedule(string expression)
{
    private readonly CrontabSchedule crontab =
        CrontabSchedule.Parse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    /// <summary>The first occurrence after a moment.</summary>
    public DateTimeOffset After(DateTimeOffset moment) => new(crontab.GetNextOccurrence(moment.UtcDateTime), TimeSpan.Zero);

    /// <summary>
    /// Whether an occurrence was missed since the last one. However many were missed, they collapse into one late run, and a timer that
    /// never ran has missed nothing.
    /// </summary>
    public bool IsPastDue(DateTimeOffset? last, DateTimeOffset now) => last is { } moment && After(moment) <= now;
}
