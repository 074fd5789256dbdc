using System.Buffers.Binary;
using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring;

/// <summary>
/// The daily scores of one customer by one scorecard over the last 92 days, in tenths of a point (0–1,000). A score
/// holds until the next evaluation, so a day without one has the score of the day before: a step function.
/// </summary>
public sealed class ScoreHistory
{
    /// <summary>How many days are remembered.</summary>
    public const int Length = 92;

    private const ushort None = 0xFFFF;
    private const byte FormatVersion = 1;

    // Tenths per day, oldest first; the last one is the day of the latest evaluation. Empty before the first.
    private readonly ushort[] tenths;
    private readonly int lastDay;

    private ScoreHistory(ushort[] tenths, int lastDay)
    {
        this.tenths = tenths;
        this.lastDay = lastDay;
    }

    /// <summary>A history without any evaluation.</summary>
    public static ScoreHistory Empty { get; } = new([], 0);

    /// <summary>The day of the latest evaluation; null before the first.</summary>
    public DateOnly? LastDay => tenths.Length == 0 ? null : DateOnly.FromDayNumber(lastDay);

    /// <summary>
    /// The history with a day's score: 0–100,000 milli-points, kept in tenths rounded half to even, or null if that day's
    /// evaluation gave none. The days between the last one and a later day get the score that was in force. A day in the
    /// past is corrected alone; one before the remembered days changes nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not 0–100,000.</exception>
    public ScoreHistory With(DateOnly day, int? milli)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milli ?? 0, 0, nameof(milli));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milli ?? 0, Scorecard.FullMilli, nameof(milli));
        var score = milli is { } points ? (ushort)new Share(points, Scorecard.FullMilli).Of(1000) : None;
        var number = day.DayNumber;
        if (tenths.Length == 0)
            return new ScoreHistory([score], number);

        var first = lastDay - tenths.Length + 1;
        if (number < first)
            return this;

        if (number <= lastDay)
        {
            ushort[] corrected = [.. tenths];
            corrected[number - first] = score;
            return new ScoreHistory(corrected, lastDay);
        }

        var days = new ushort[Math.Min(Length, number - first + 1)];
        for (var at = 0; at < days.Length; at++)
            days[at] = InForce(number - days.Length + 1 + at);
        days[^1] = score;
        return new ScoreHistory(days, number);
    }

    /// <summary>
    /// The score in force on a day, in tenths of a point: for a day after the last evaluation that one's; null before the
    /// remembered days and where there was none.
    /// </summary>
    public int? TenthsOn(DateOnly day) => InForce(day.DayNumber) is var score && score == None ? null : score;

    /// <summary>
    /// The days of a calendar month for the monthly history row: two bytes a day, big-endian tenths, 0xFFFF for none.
    /// Days after the last evaluation are none, because they are not written yet.
    /// </summary>
    public byte[] Month(int year, int month)
    {
        var days = DateTime.DaysInMonth(year, month);
        var first = new DateOnly(year, month, 1).DayNumber;
        var packed = new byte[2 * days];
        for (var at = 0; at < days; at++)
        {
            var score = first + at > lastDay ? None : InForce(first + at);
            BinaryPrimitives.WriteUInt16BigEndian(packed.AsSpan(2 * at), score);
        }

        return packed;
    }

    /// <summary>The canonical stored form: runs of equal scores, since most days change nothing.</summary>
    public byte[] ToBytes()
    {
        var writer = new CompactWriter();
        writer.Byte(FormatVersion);
        writer.Number(lastDay);
        writer.Number(tenths.Length);
        for (var at = 0; at < tenths.Length;)
        {
            var end = at + 1;
            while (end < tenths.Length && tenths[end] == tenths[at])
                end++;

            writer.Number(end - at);
            writer.Number(tenths[at] == None ? 0 : tenths[at] + 1L);
            at = end;
        }

        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version; the message says which and where.</exception>
    public static ScoreHistory FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new CompactReader(bytes, "Score history");
        var version = reader.Byte();
        if (version != FormatVersion)
            throw reader.Bad($"the format version is {version}, this program reads version {FormatVersion}");

        var lastDay = reader.Number(DateOnly.MaxValue.DayNumber);
        var tenths = new ushort[reader.Number(Length)];
        for (var at = 0; at < tenths.Length;)
        {
            var run = reader.Number(tenths.Length - at);
            if (run == 0)
                throw reader.Bad("a run of days is empty");

            var code = reader.Number(1001);
            tenths.AsSpan(at, run).Fill(code == 0 ? None : (ushort)(code - 1));
            at += run;
        }

        reader.End();
        return tenths.Length == 0 ? Empty : new ScoreHistory(tenths, lastDay);
    }

    private ushort InForce(int day)
    {
        var at = day - (lastDay - tenths.Length + 1);
        return tenths.Length == 0 || at < 0 ? None : tenths[Math.Min(at, tenths.Length - 1)];
    }
}
