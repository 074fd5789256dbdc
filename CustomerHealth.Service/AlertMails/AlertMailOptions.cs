using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.AlertMails;

/// <summary>When those who look after customers are told of urgent alerts.</summary>
public enum AlertMailMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>As soon as there is one, outside the quiet hours.</summary>
    Immediate,

    /// <summary>Once a day, of all of the day.</summary>
    Daily,
}

/// <summary>Section <c>Alerts:Mail</c> of the settings. It has an effect where a mail server is set (<see cref="Mail.MailOptions"/>).</summary>
public sealed class AlertMailOptions
{
    public AlertMailMode Mode { get; set; } = AlertMailMode.Immediate;

    /// <summary>The hour of the daily mail, in UTC, 0–23.</summary>
    public int DailyAt { get; set; } = 7;

    /// <summary>From this time of the day on no mail goes out, in <see cref="TimeZone"/>; with <see cref="QuietTo"/>, or neither is set.</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>And from this one on again; before <see cref="QuietFrom"/>, it is the next day's.</summary>
    public TimeOnly? QuietTo { get; set; }

    /// <summary>IANA name, such as Europe/Berlin.</summary>
    public string TimeZone { get; set; } = "UTC";

    internal QuietHours Quiet => new(QuietFrom, QuietTo, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
}

/// <summary>What is wrong with the settings, each in a sentence that names the setting.</summary>
internal sealed class AlertMailValidation : IValidateOptions<AlertMailOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertMailOptions options)
    {
        var problems = Check(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Check(AlertMailOptions options)
    {
        if (!Enum.IsDefined(options.Mode))
        {
            yield return "Alerts:Mail:Mode must be Off, Immediate or Daily.";
        }

        if (options.DailyAt is < 0 or > 23)
        {
            yield return "Alerts:Mail:DailyAt must be an hour, 0 to 23.";
        }

        if (options.QuietFrom is null != options.QuietTo is null)
        {
            yield return "Alerts:Mail:QuietFrom and Alerts:Mail:QuietTo go together: set both, or neither.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            yield return "Alerts:Mail:TimeZone must be the IANA name of a time zone, such as Europe/Berlin.";
        }
    }
}
