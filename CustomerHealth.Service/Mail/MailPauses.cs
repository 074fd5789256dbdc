namespace CustomerHealth.Service.Mail;

/// <summary>How long mails wait for a server that did not take them. They are never given up: it delays, and loses nothing.</summary>
public static class MailPauses
{
    private const int MostDoublings = 6;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="tries">How many have failed, from 1 on.</param>
    /// <returns>A minute after the first one, then twice as long each time, up to an hour.</returns>
    public static TimeSpan After(int tries)
    {
        var pause = First * (1 << Math.Clamp(tries - 1, 0, MostDoublings));
        return pause < Longest ? pause : Longest;
    }
}
