namespace CustomerHealth.Service.Metering;

/// <summary>Counts what became of events in this process.</summary>
public sealed class EventMeter
{
    private long accepted;
    private long applied;
    private long duplicates;
    private long conflicts;
    private long rejected;
    private long dead;

    public void CountAccepted(long events) => Interlocked.Add(ref accepted, events);

    public void CountApplied(long events) => Interlocked.Add(ref applied, events);

    public void CountDuplicates(long events) => Interlocked.Add(ref duplicates, events);

    public void CountConflicts(long events) => Interlocked.Add(ref conflicts, events);

    public void CountRejected(long events) => Interlocked.Add(ref rejected, events);

    public void CountDead(long messages) => Interlocked.Add(ref dead, messages);

    public EventCounts Read() => new(
        Interlocked.Read(ref accepted),
        Interlocked.Read(ref applied),
        Interlocked.Read(ref duplicates),
        Interlocked.Read(ref conflicts),
        Interlocked.Read(ref rejected),
        Interlocked.Read(ref dead));
}

/// <param name="Accepted">Events whose queue put was durable when the client was told.</param>
/// <param name="Applied">Events that changed a customer's state, each once.</param>
/// <param name="Duplicate">Events known already with the same content.</param>
/// <param name="Conflict">Events known already with other content; kept in quarantine.</param>
/// <param name="Rejected">Events refused at the door.</param>
/// <param name="Dead">Messages that could never be handled.</param>
public sealed record EventCounts(long Accepted, long Applied, long Duplicate, long Conflict, long Rejected, long Dead);
