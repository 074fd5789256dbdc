using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

/// <summary>One of the newest events: when it occurred, and the key that leads to its row.</summary>
public readonly record struct RecentEvent : IComparable<RecentEvent>
{
    private readonly UInt128 hash;

    internal RecentEvent(DateTimeOffset occurred, UInt128 hash)
    {
        Occurred = occurred;
        this.hash = hash;
    }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset Occurred { get; }

    /// <summary>The key as <see cref="EventKey.Of"/> gives it.</summary>
    public string Key => EventKey.Print(hash);

    /// <summary>Newest first; at the same instant by key.</summary>
    public int CompareTo(RecentEvent other)
    {
        var byTime = other.Occurred.CompareTo(Occurred);
        return byTime != 0 ? byTime : hash.CompareTo(other.hash);
    }

    public static bool operator <(RecentEvent left, RecentEvent right) => left.CompareTo(right) < 0;

    public static bool operator >(RecentEvent left, RecentEvent right) => left.CompareTo(right) > 0;

    public static bool operator <=(RecentEvent left, RecentEvent right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RecentEvent left, RecentEvent right) => left.CompareTo(right) >= 0;

    internal void Write(CompactWriter writer)
    {
        Span<byte> bytes = stackalloc byte[EventKey.Size];
        var rest = hash;
        for (var at = bytes.Length - 1; at >= 0; at--, rest >>= 8)
            bytes[at] = (byte)rest;

        writer.Time(Occurred);
        writer.Bytes(bytes);
    }

    internal static RecentEvent Read(ref CompactReader reader)
    {
        var occurred = reader.Time();
        return new RecentEvent(occurred, EventKey.Parse(reader.Take(EventKey.Size)));
    }
}
