namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// When a message that was not taken is sent again: after 5 s, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, ten tries in all (the schedule
/// of Standard Webhooks). Each pause is up to a tenth longer, at random: what failed together does not come back together.
/// </summary>
public sealed class DeliverySchedule(Random random)
{
    public const int MostTries = 10;

    /// <summary>The longest part by which a pause is lengthened.</summary>
    public const double MostJitter = 0.1;

    /// <summary>However long a receiver asks to be left alone.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    /// <summary>The least pause after an answer that says there is too much to do.</summary>
    private static readonly TimeSpan Relief = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>How long to wait after so many tries; null: give up.</summary>
    public TimeSpan? PauseAfter(int tries) => tries < MostTries ? Pauses[Math.Max(tries, 1) - 1] * (1 + (MostJitter * random.NextDouble())) : null;

    /// <summary>The same, as the answer asks for: never sooner than usual, and never later than in a day and the usual jitter.</summary>
    internal TimeSpan? PauseAfter(int tries, WebhookAnswer answer)
    {
        if (PauseAfter(tries) is not { } usual)
        {
            return null;
        }

        var asked = answer.RetryAfter ?? (answer.Status is 429 or 502 or 504 ? Relief : TimeSpan.Zero);
        asked = asked < LongestPause ? asked : LongestPause;
        return asked > usual ? asked : usual;
    }
}
