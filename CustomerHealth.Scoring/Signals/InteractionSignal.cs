using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The latest state of a meeting, call, e-mail or other contact.</summary>
public sealed record InteractionSignal(
    string Id,
    EventStamp Latest,
    DateTimeOffset FirstSeen,
    string Kind,
    Sentiment Sentiment,
    string? Outcome)
    : EntitySignal(Id, Latest, FirstSeen), IStoredEntity<InteractionSignal>
{
    internal static InteractionSignal Of(InteractionEvent seen, EventStamp stamp) => new(
        CanonicalText.OfOptional(seen.InteractionId) ?? stamp.Id,
        stamp,
        stamp.Occurred,
        CanonicalText.Of(seen.Kind),
        seen.Sentiment,
        CanonicalText.OfOptional(seen.Outcome));

    void IStoredEntity<InteractionSignal>.WriteState(CompactWriter writer)
    {
        writer.Word(Kind);
        writer.Byte((byte)Sentiment);
        writer.Word(Outcome);
    }

    static InteractionSignal IStoredEntity<InteractionSignal>.ReadState(
        ref CompactReader reader, string id, EventStamp latest, DateTimeOffset firstSeen) => new(
        id,
        latest,
        firstSeen,
        reader.RequiredWord(),
        (Sentiment)reader.Number((int)Sentiment.Negative),
        reader.Word());
}
