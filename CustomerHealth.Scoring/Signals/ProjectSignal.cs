using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The latest state of a project.</summary>
/// <param name="Amount">0 or more, without trailing zeros.</param>
public sealed record ProjectSignal(
    string Id,
    EventStamp Latest,
    DateTimeOffset FirstSeen,
    decimal Amount,
    ProjectStatus Status,
    string? Type,
    DateOnly? Started,
    DateOnly? Ended)
    : EntitySignal(Id, Latest, FirstSeen), IStoredEntity<ProjectSignal>
{
    internal static ProjectSignal Of(ProjectEvent seen, EventStamp stamp) => new(
        CanonicalText.OfOptional(seen.ProjectId) ?? stamp.Id,
        stamp,
        stamp.Occurred,
        Amounts.Normal(seen.Amount),
        seen.Status,
        CanonicalText.OfOptional(seen.Type),
        seen.Started,
        seen.Ended);

    void IStoredEntity<ProjectSignal>.WriteState(CompactWriter writer)
    {
        writer.Money(Amount);
        writer.Byte((byte)Status);
        writer.Word(Type);
        writer.OptionalDay(Started);
        writer.OptionalDay(Ended);
    }

    static ProjectSignal IStoredEntity<ProjectSignal>.ReadState(
        ref CompactReader reader, string id, EventStamp latest, DateTimeOffset firstSeen) => new(
        id,
        latest,
        firstSeen,
        reader.Money(),
        (ProjectStatus)reader.Number((int)ProjectStatus.Cancelled),
        reader.Word(),
        reader.OptionalDay(),
        reader.OptionalDay());
}
