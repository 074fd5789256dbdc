using CustomerHealth.Service.Alerts;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

/// <summary>
/// What the document has an alert say that is put off, and what we have one say that ended by itself. It is worked out for each answer and
/// stored nowhere: when a snooze is over, the alert is open, and as it was.
/// </summary>
internal static class AlertNote
{
    /// <summary>Who resolved an alert whose cause is gone; why stands in the description.</summary>
    private const string Itself = "system";

    public static string? ResolvedBy(CustomerAlert alert, DateTimeOffset now) =>
        alert.Closed is { } closing ? closing.By
        : alert.Ended is not null ? Itself
        : alert.IsSnoozedAt(now) ? $"Snoozed by {alert.Snooze!.By} until {alert.Snooze.Until:yyyy-MM-dd}"
        : null;

    public static DateTimeOffset? ResolvedAt(CustomerAlert alert, DateTimeOffset now) =>
        alert.ResolvedAt ?? (alert.IsSnoozedAt(now) ? alert.Snooze!.At : null);

    public static string Description(CustomerAlert alert, DateTimeOffset now) => alert.Detail + Of(alert, now);

    /// <summary>A description that may have been shown with the note, without it; null where nothing else is left.</summary>
    public static string? Without(string description, CustomerAlert alert, DateTimeOffset now) =>
        Of(alert, now) is { Length: > 0 } note && description.EndsWith(note.TrimStart(), StringComparison.Ordinal)
            ? description[..^note.TrimStart().Length].TrimEnd('\r', '\n') is { Length: > 0 } left ? left : null
            : description;

    private static string Of(CustomerAlert alert, DateTimeOffset now) =>
        alert.EndedWhy is { } why ? $"\n[Resolved by itself: {why}]"
        : alert.IsSnoozedAt(now) ? $"\n[Snoozed until {alert.Snooze!.Until:yyyy-MM-dd} by {alert.Snooze.By}]"
        : string.Empty;
}
