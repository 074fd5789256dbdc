namespace CustomerHealth.Scoring.Signals;

/// <summary>
/// The event whose state of an entity counts. Of two, the later one; at the same instant the one with the greater id,
/// then the greater source, both compared by UTF-16 ordinals. That order is total, so the arrival order does not matter.
/// </summary>
/// <param name="Occurred">When it happened, UTC.</param>
/// <param name="Id">The event's id within its source.</param>
/// <param name="Source">Who sent it.</param>
public readonly record struct EventStamp(DateTimeOffset Occurred, string Id, string Source) : IComparable<EventStamp>
{
    public int CompareTo(EventStamp other)
    {
        var byTime = Occurred.CompareTo(other.Occurred);
        if (byTime != 0)
            return byTime;

        var byId = string.CompareOrdinal(Id, other.Id);
        return byId != 0 ? byId : string.CompareOrdinal(Source, other.Source);
    }

    public static bool operator <(EventStamp left, EventStamp right) => left.CompareTo(right) < 0;

    public static bool operator >(EventStamp left, EventStamp right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventStamp left, EventStamp right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventStamp left, EventStamp right) => left.CompareTo(right) >= 0;
}
