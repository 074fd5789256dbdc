using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The latest state of an answered survey.</summary>
/// <param name="Score">0 to <paramref name="Scale"/>.</param>
/// <param name="Scale">The highest score possible.</param>
public sealed record SurveySignal(
    string Id,
    EventStamp Latest,
    DateTimeOffset FirstSeen,
    string Kind,
    int Score,
    int Scale,
    string? Ticket)
    : EntitySignal(Id, Latest, FirstSeen), IStoredEntity<SurveySignal>
{
    internal static SurveySignal Of(SurveyEvent seen, EventStamp stamp)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seen.Score);
        ArgumentOutOfRangeException.ThrowIfNegative(seen.Scale);
        return new SurveySignal(
            CanonicalText.OfOptional(seen.SurveyId) ?? stamp.Id,
            stamp,
            stamp.Occurred,
            CanonicalText.Of(seen.Kind),
            seen.Score,
            seen.Scale,
            CanonicalText.OfOptional(seen.Ticket));
    }

    void IStoredEntity<SurveySignal>.WriteState(CompactWriter writer)
    {
        writer.Word(Kind);
        writer.Number(Score);
        writer.Number(Scale);
        writer.Word(Ticket);
    }

    static SurveySignal IStoredEntity<SurveySignal>.ReadState(
        ref CompactReader reader, string id, EventStamp latest, DateTimeOffset firstSeen) => new(
        id,
        latest,
        firstSeen,
        reader.RequiredWord(),
        reader.Number(int.MaxValue),
        reader.Number(int.MaxValue),
        reader.Word());
}
