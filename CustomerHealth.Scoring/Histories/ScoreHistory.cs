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
    public const int Length = DailyRing<ushort>.Length;

    private const ushort None = 0xFFFF;
    private const byte FormatVersion = 1;

    // One more than the tenths of each day, so that 0 is a day without a score.
    private readonly DailyRing<ushort> codes;

    private ScoreHistory(DailyRing<ushort> codes) => this.codes = codes;

    /// <summary>A history without any evaluation.</summary>
    public static ScoreHistory Empty { get; } = new(DailyRing<ushort>.Empty);

    /// <summary>The day of the latest evaluation; null before the first.</summary>
    public DateOnly? LastDay => codes.LastDay;

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
        var code = milli is { } points ? new Share(points, Scorecard.FullMilli).Of(1000) + 1 : 0;
        var with = codes.With(day, (ushort)code);
        return with == codes ? this : new ScoreHistory(with);
    }

    /// <summary>
    /// The score in force on a day, in tenths of a point: for a day after the last evaluation that one's; null before the
    /// remembered days and where there was none.
    /// </summary>
    public int? TenthsOn(DateOnly day) => codes.On(day) is var code && code == 0 ? null : code - 1;

    /// <summary>
    /// The days of a calendar month for the monthly history row: two bytes a day, big-endian tenths, 0xFFFF for none.
    /// Days after the last evaluation are none, because they are not written yet.
    /// </summary>
    public byte[] Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var packed = new byte[2 * DateTime.DaysInMonth(year, month)];
        for (var at = 0; at < packed.Length; at += 2)
        {
            var day = first.AddDays(at / 2);
            var tenths = day > LastDay ? null : TenthsOn(day);
            BinaryPrimitives.WriteUInt16BigEndian(packed.AsSpan(at), (ushort?)tenths ?? None);
        }

        return packed;
    }

    /// <summary>The canonical stored form: runs of equal scores, since most days change nothing.</summary>
    public byte[] ToBytes()
    {
        var writer = new CompactWriter();
        writer.Byte(FormatVersion);
        codes.Write(writer, static (into, code) => into.Number(code));
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

        var codes = DailyRing<ushort>.Read(ref reader, static (ref CompactReader from) => (ushort)from.Number(1001));
        reader.End();
        return new ScoreHistory(codes);
    }
}
