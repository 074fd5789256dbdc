using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The latest state of a support ticket.</summary>
/// <param name="ReportedOpening">When it was opened, if the event that counts says so.</param>
/// <param name="Resolved">When it was resolved, if the event that counts says so.</param>
public sealed record TicketSignal(
    string Id,
    EventStamp Latest,
    DateTimeOffset FirstSeen,
    TicketStatus Status,
    TicketPriority Priority,
    DateTimeOffset? ReportedOpening,
    DateTimeOffset? Resolved)
    : EntitySignal(Id, Latest, FirstSeen), IStoredEntity<TicketSignal>
{
    /// <summary>When it was opened: as the latest event reports it, else the earliest time any of its events names.</summary>
    public DateTimeOffset Opened => ReportedOpening ?? FirstSeen;

    /// <summary>When it was resolved: as the latest event reports it, else, once closed, when that event happened.</summary>
    public DateTimeOffset? ResolvedAt => Resolved ?? (Status == TicketStatus.Closed ? Latest.Occurred : null);

    /// <summary>From opening to resolution; null while it is unresolved. A resolution before the opening took no time.</summary>
    public TimeSpan? TimeToResolve =>
        ResolvedAt is not { } resolved ? null : resolved > Opened ? resolved - Opened : TimeSpan.Zero;

    internal static TicketSignal Of(TicketEvent seen, EventStamp stamp) => new(
        CanonicalText.OfOptional(seen.TicketId) ?? stamp.Id,
        stamp,
        (seen.Opened ?? seen.Occurred).ToUniversalTime(),
        seen.Status,
        seen.Priority,
        seen.Opened?.ToUniversalTime(),
        seen.Resolved?.ToUniversalTime());

    void IStoredEntity<TicketSignal>.WriteState(CompactWriter writer)
    {
        writer.Byte((byte)Status);
        writer.Byte((byte)Priority);
        writer.OptionalTime(ReportedOpening);
        writer.OptionalTime(Resolved);
    }

    static TicketSignal IStoredEntity<TicketSignal>.ReadState(
        ref CompactReader reader, string id, EventStamp latest, DateTimeOffset firstSeen) => new(
        id,
        latest,
        firstSeen,
        (TicketStatus)reader.Number((int)TicketStatus.Closed),
        (TicketPriority)reader.Number((int)TicketPriority.Critical),
        reader.OptionalTime(),
        reader.OptionalTime());
}
