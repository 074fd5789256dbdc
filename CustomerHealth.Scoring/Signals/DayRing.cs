using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

/// <summary>What happened on one UTC day (<see cref="DateOnly.DayNumber"/>).</summary>
internal readonly record struct DayCounts(int Day, long Logins, long FeatureUses, long ApiCalls)
{
    public long Of(Activity activity) => activity switch
    {
        Activity.Logins => Logins,
        Activity.FeatureUses => FeatureUses,
        _ => ApiCalls,
    };

    public DayCounts Plus(DayCounts other) => new(
        other.Day,
        Amounts.Add(Logins, other.Logins),
        Amounts.Add(FeatureUses, other.FeatureUses),
        Amounts.Add(ApiCalls, other.ApiCalls));
}

/// <summary>
/// Counts per day for the last 128 days, counted back from the latest day that has any. An older day drops out, whether
/// it is folded before or after the latest one: what is kept depends on the greatest day alone, not on the order.
/// </summary>
internal sealed class DayRing
{
    /// <summary>Longer than any window: three calendar months have 92 days at most, two before the running one 92.</summary>
    public const int Length = 128;

    public static readonly DayRing Empty = new([]);

    // Only days with activity, ascending.
    private readonly DayCounts[] days;

    private DayRing(DayCounts[] days) => this.days = days;

    public long SumOf(Activity activity, int afterDay, int throughDay)
    {
        long sum = 0;
        for (var at = days.Length - 1; at >= 0 && days[at].Day > afterDay; at--)
        {
            if (days[at].Day <= throughDay)
                sum = Amounts.Add(sum, days[at].Of(activity));
        }

        return sum;
    }

    public DayRing With(List<DayCounts> added)
    {
        if (added.Count == 0)
            return this;

        var last = days.Length == 0 ? added[0].Day : days[^1].Day;
        foreach (var counts in added)
            last = Math.Max(last, counts.Day);

        // On the stack, 4 KB: most events come through here, and on the heap this was most of what folding them allocated.
        Span<DayCounts> ring = stackalloc DayCounts[Length];
        var oldest = last - Length + 1;
        Pour(days, ring, oldest);
        Pour(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(added), ring, oldest);
        var kept = new DayCounts[Length - ring.Count(default(DayCounts))];
        var next = 0;
        foreach (ref readonly var counts in ring)
        {
            if (counts != default)
                kept[next++] = counts;
        }

        return new DayRing(kept);
    }

    public void Write(CompactWriter writer)
    {
        writer.Number(days.Length);
        var before = 0;
        foreach (var (day, logins, featureUses, apiCalls) in days)
        {
            // The gap to the day before and which counts follow, in one number: mostly a single byte.
            var present = (logins > 0 ? 1 : 0) | (featureUses > 0 ? 2 : 0) | (apiCalls > 0 ? 4 : 0);
            writer.Number(((long)(day - before) << 3) | (uint)present);
            before = day;
            if (logins > 0)
                writer.Number(logins);
            if (featureUses > 0)
                writer.Number(featureUses);
            if (apiCalls > 0)
                writer.Number(apiCalls);
        }
    }

    public static DayRing Read(ref CompactReader reader)
    {
        var count = reader.Number(Length);
        if (count == 0)
            return Empty;

        var days = new DayCounts[count];
        var day = 0;
        for (var at = 0; at < days.Length; at++)
        {
            var head = reader.Number(((DateOnly.MaxValue.DayNumber - day) << 3) | 7);
            if ((at > 0 && head >> 3 == 0) || (head & 7) == 0)
                throw reader.Bad("a day is out of order or empty");

            day += head >> 3;
            days[at] = new DayCounts(
                day,
                (head & 1) == 0 ? 0 : reader.Number(),
                (head & 2) == 0 ? 0 : reader.Number(),
                (head & 4) == 0 ? 0 : reader.Number());
        }

        return days[^1].Day - days[0].Day < Length ? new DayRing(days) : throw reader.Bad($"the days span more than {Length}");
    }

    private static void Pour(ReadOnlySpan<DayCounts> source, Span<DayCounts> ring, int oldest)
    {
        foreach (var counts in source)
        {
            if (counts.Day >= oldest)
                ring[counts.Day - oldest] = ring[counts.Day - oldest].Plus(counts);
        }
    }
}
