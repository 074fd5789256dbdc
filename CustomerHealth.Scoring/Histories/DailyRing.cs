using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring;

/// <summary>
/// One value a day over the last 92 days. A value holds until the next one is set, so a day without one has that of the day before: a step
/// function. Immutable.
/// </summary>
/// <typeparam name="T">Compared by value; its default means that there was none.</typeparam>
internal sealed class DailyRing<T>
    where T : struct, IEquatable<T>
{
    /// <summary>How many days are remembered.</summary>
    public const int Length = 92;

    private readonly T[] values; // Oldest first; the last one is the latest day's. Empty before the first.
    private readonly int lastDay;

    private DailyRing(T[] values, int lastDay) => (this.values, this.lastDay) = (values, lastDay);

    public static DailyRing<T> Empty { get; } = new([], 0);

    /// <summary>The latest day that was set; null before the first.</summary>
    public DateOnly? LastDay => values.Length == 0 ? null : DateOnly.FromDayNumber(lastDay);

    /// <summary>
    /// With a day's value. The days between the last one and a later day get the value that was in force; a day in the past is corrected
    /// alone; one before the remembered days changes nothing.
    /// </summary>
    public DailyRing<T> With(DateOnly day, T value)
    {
        var number = day.DayNumber;
        if (values.Length == 0)
            return new DailyRing<T>([value], number);

        var first = lastDay - values.Length + 1;
        if (number < first)
            return this;

        if (number <= lastDay)
        {
            T[] corrected = [.. values];
            corrected[number - first] = value;
            return new DailyRing<T>(corrected, lastDay);
        }

        var days = new T[Math.Min(Length, number - first + 1)];
        for (var at = 0; at < days.Length; at++)
            days[at] = InForce(number - days.Length + 1 + at);
        days[^1] = value;
        return new DailyRing<T>(days, number);
    }

    /// <summary>The value in force on a day: for a day after the last one that one's, before the remembered days the default.</summary>
    public T On(DateOnly day) => InForce(day.DayNumber);

    /// <summary>Writes runs of equal values, since most days change nothing.</summary>
    public void Write(CompactWriter writer, Action<CompactWriter, T> write)
    {
        writer.Number(lastDay);
        writer.Number(values.Length);
        for (var at = 0; at < values.Length;)
        {
            var end = at + 1;
            while (end < values.Length && values[end].Equals(values[at]))
                end++;

            writer.Number(end - at);
            write(writer, values[at]);
            at = end;
        }
    }

    public static DailyRing<T> Read(ref CompactReader reader, Reading read)
    {
        var lastDay = reader.Number(DateOnly.MaxValue.DayNumber);
        var values = new T[reader.Number(Length)];
        for (var at = 0; at < values.Length;)
        {
            var run = reader.Number(values.Length - at);
            if (run == 0)
                throw reader.Bad("a run of days is empty");

            values.AsSpan(at, run).Fill(read(ref reader));
            at += run;
        }

        return values.Length == 0 ? Empty : new DailyRing<T>(values, lastDay);
    }

    private T InForce(int day)
    {
        var at = day - (lastDay - values.Length + 1);
        return values.Length == 0 || at < 0 ? default : values[Math.Min(at, values.Length - 1)];
    }

    internal delegate T Reading(ref CompactReader reader);
}
