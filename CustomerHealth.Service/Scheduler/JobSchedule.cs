namespace CustomerHealth.Service.Scheduler;

/// <summary>One of <see cref="Schedules"/>, read: a minute of a certain hour, or of every hour.</summary>
public sealed class JobSchedule
{
    private readonly int? hour;
    private readonly int minute;

    /// <exception cref="FormatException">It is of another form.</exception>
    public JobSchedule(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (expression.Split(' ') is not ["0", var minutes, var hours, "*", "*", "*"])
        {
            throw new FormatException($"'{expression}' is no minute of a day or of every hour.");
        }

        minute = int.Parse(minutes);
        hour = hours == "*" ? null : int.Parse(hours);
    }

    /// <summary>In the words of the documented listing, such as <c>cron[hour='8', minute='30']</c>.</summary>
    public string Trigger => hour is null ? $"cron[minute='{minute}']" : $"cron[hour='{hour}', minute='{minute}']";

    /// <summary>The first time after a moment.</summary>
    public DateTimeOffset After(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        var time = new DateTimeOffset(utc.Date, TimeSpan.Zero).AddHours(hour ?? utc.Hour).AddMinutes(minute);
        return time > moment ? time : time + (hour is null ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1));
    }
}
