namespace CustomerHealth.Service.Reports;

/// <summary>How far the mail of a report to one recipient is.</summary>
public enum ReportDeliveryStatus
{
    /// <summary>Not handed over yet; <see cref="ReportDelivery.Trouble"/> says why, where it was tried.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server will never take it.</summary>
    Refused,

    /// <summary>It was not to be sent: the recipient does not want it, or no mail server is set.</summary>
    Skipped,
}

/// <summary>The mail of a report to one recipient.</summary>
/// <param name="Place">Of the recipient in the report's list, from 0.</param>
/// <param name="At">When it came to this.</param>
public sealed record ReportDelivery(Guid Report, int Place, string Recipient, ReportDeliveryStatus Status, string? Trouble, DateTimeOffset At);
