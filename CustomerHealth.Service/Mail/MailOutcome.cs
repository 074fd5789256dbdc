namespace CustomerHealth.Service.Mail;

/// <summary>What became of a mail that was handed to the server.</summary>
public enum MailVerdict
{
    /// <summary>The server took it (250).</summary>
    Sent,

    /// <summary>It will never be taken (5xx for this mail or recipient): a bounce.</summary>
    Refused,

    /// <summary>The server is away, busy or misconfigured: another time.</summary>
    Delayed,
}

/// <param name="Answer">What the server said, or what was wrong, as one line; null for a mail that was sent.</param>
public sealed record MailOutcome(MailVerdict Verdict, string? Answer = null);
