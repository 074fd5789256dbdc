using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The latest state of a meeting, call, e-mail or other contact.</summary>
/// <param name="ReportedHeld">When it took place, if the event that counts says so.</param>
/// <param name="Withdrawn">It was logged by mistake and counts no more.</param>
public sealed record InteractionSignal(
    string Id,
    EventStamp Latest,
    DateTimeOffset FirstSeen,
    string Kind,
    Sentiment Sentiment,
    string? Outcome,
    DateTimeOffset? ReportedHeld = null,
    bool Withdrawn = false)
    : EntitySignal(Id, Latest, FirstSeen), IStoredEntity<InteractionSignal>
{
    /// <summary>When it took place: as the latest event reports it, else the earliest time any of its events names.</summary>
    public DateTimeOffset Held => ReportedHeld ?? FirstSeen;

    /// <summary>It stands, and took place on one of the UTC days after one day up to and including another.</summary>
    public bool WasHeld(DateOnly after, DateOnly through) =>
        !Withdrawn && DateOnly.FromDateTime(Held.UtcDateTime) is var day && day > after && day <= through;

    internal static InteractionSignal Of(InteractionEvent seen, EventStamp stamp) => new(
        CanonicalText.OfOptional(seen.InteractionId) ?? stamp.Id,
        stamp,
        (seen.Held ?? seen.Occurred).ToUniversalTime(),
        CanonicalText.Of(seen.Kind),
        seen.Sentiment,
        CanonicalText.OfOptional(seen.Outcome),
        seen.Held?.ToUniversalTime(),
        seen.Withdrawn);

    void IStoredEntity<InteractionSignal>.WriteState(CompactWriter writer)
    {
        writer.Word(Kind);
        writer.Byte((byte)Sentiment);
        writer.Word(Outcome);
        writer.OptionalTime(ReportedHeld);
        writer.Byte(Withdrawn ? (byte)1 : (byte)0);
    }

    static InteractionSignal IStoredEntity<InteractionSignal>.ReadState(
        ref CompactReader reader, string id, EventStamp latest, DateTimeOffset firstSeen) => new(
        id,
        latest,
        firstSeen,
        reader.RequiredWord(),
        (Sentiment)reader.Number((int)Sentiment.Negative),
        reader.Word(),
        reader.Version == 1 ? null : reader.OptionalTime(),
        reader.Version > 1 && reader.Number(1) == 1);
}
