using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The latest state of something that several events may speak of: a ticket, an invoice, a project.</summary>
/// <param name="Id">Its own id, or that of the event where it has none.</param>
/// <param name="Latest">The event whose state counts.</param>
/// <param name="FirstSeen">The earliest time any of its events names: when it occurred, or the opening it reports.</param>
public abstract record EntitySignal(string Id, EventStamp Latest, DateTimeOffset FirstSeen);

/// <summary>How one kind of entity is stored.</summary>
internal interface IStoredEntity<TSelf>
    where TSelf : EntitySignal, IStoredEntity<TSelf>
{
    /// <summary>Writes what is particular to this kind; id, stamp and first time are written for all kinds alike.</summary>
    void WriteState(CompactWriter writer);

    static abstract TSelf ReadState(ref CompactReader reader, string id, EventStamp latest, DateTimeOffset firstSeen);
}
