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
    /// <summary>It is worth something to us: it runs, or was completed. What is only planned may not come, what was cancelled did not.</summary>
    public bool Counts => Status is ProjectStatus.InProgress or ProjectStatus.Completed;

    /// <summary>The latest day it speaks of: when it began, when it ended, or when the event that counts happened.</summary>
    public DateOnly LastDay
    {
        get
        {
            var last = DateOnly.FromDateTime(Latest.Occurred.UtcDateTime);
            last = Started > last ? Started.Value : last;
            return Ended > last ? Ended.Value : last;
        }
    }

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
