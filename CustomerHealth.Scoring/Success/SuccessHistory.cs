using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring;

/// <summary>
/// The daily success scores of one customer with their components, in whole points, over the last 92 days. Like the exact score, they hold
/// until the next evaluation.
/// </summary>
public sealed class SuccessHistory
{
    private const int Parts = 6;
    private const byte None = 0xFF;
    private const byte FormatVersion = 1;

    private readonly DailyRing<Day> days;

    private SuccessHistory(DailyRing<Day> days) => this.days = days;

    /// <summary>A history without any evaluation.</summary>
    public static SuccessHistory Empty { get; } = new(DailyRing<Day>.Empty);

    /// <summary>The day of the latest evaluation; null before the first.</summary>
    public DateOnly? LastDay => days.LastDay;

    /// <summary>With a day's scores, or null if that day's evaluation gave none. What <see cref="ScoreHistory.With"/> says of days holds.</summary>
    public SuccessHistory With(DateOnly day, SuccessScores? scores) => new(days.With(day, new Day(scores is not null, scores ?? default)));

    /// <summary>The scores in force on a day; null before the remembered days and where there were none.</summary>
    public SuccessScores? On(DateOnly day) => days.On(day) is { IsScored: true, Scores: var scores } ? scores : null;

    /// <summary>
    /// The days of a calendar month for the monthly history row: six bytes a day, the total and the components in the order of
    /// <see cref="SuccessScores"/>, 0xFF for none. Days after the last evaluation are none.
    /// </summary>
    public byte[] Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var packed = new byte[Parts * DateTime.DaysInMonth(year, month)];
        Array.Fill(packed, None);
        for (var at = 0; at < packed.Length; at += Parts)
        {
            var day = first.AddDays(at / Parts);
            if (day <= LastDay && On(day) is { } scores)
                Put(scores, packed.AsSpan(at, Parts));
        }

        return packed;
    }

    /// <summary>The scores of a day of the month (1–31) in what <see cref="Month"/> packed; null where there were none.</summary>
    public static SuccessScores? OfMonth(ReadOnlySpan<byte> packed, int day)
    {
        var at = (day - 1) * Parts;
        return at + Parts > packed.Length || packed[at] == None ? null : Get(packed.Slice(at, Parts));
    }

    /// <summary>The canonical stored form.</summary>
    public byte[] ToBytes()
    {
        var writer = new CompactWriter();
        writer.Byte(FormatVersion);
        days.Write(writer, static (into, day) =>
        {
            Span<byte> parts = stackalloc byte[Parts];
            parts.Fill(None);
            if (day.IsScored)
                Put(day.Scores, parts);
            into.Bytes(parts[..(day.IsScored ? Parts : 1)]);
        });
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version; the message says which and where.</exception>
    public static SuccessHistory FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new CompactReader(bytes, "Success history");
        var version = reader.Byte();
        if (version != FormatVersion)
            throw reader.Bad($"the format version is {version}, this program reads version {FormatVersion}");

        var days = DailyRing<Day>.Read(ref reader, static (ref CompactReader from) =>
        {
            Span<byte> parts = stackalloc byte[Parts];
            parts[0] = from.Byte();
            if (parts[0] == None)
                return default;

            from.Take(Parts - 1).CopyTo(parts[1..]);
            foreach (var part in parts)
            {
                if (part > 100)
                    throw from.Bad($"a score is {part}");
            }

            return new Day(true, Get(parts));
        });
        reader.End();
        return new SuccessHistory(days);
    }

    private static void Put(in SuccessScores scores, Span<byte> parts)
    {
        parts[0] = (byte)scores.Overall;
        parts[1] = (byte)scores.Engagement;
        parts[2] = (byte)scores.Adoption;
        parts[3] = (byte)scores.Support;
        parts[4] = (byte)scores.Financial;
        parts[5] = (byte)scores.SlaCompliance;
    }

    private static SuccessScores Get(ReadOnlySpan<byte> parts) => new(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);

    private readonly record struct Day(bool IsScored, SuccessScores Scores);
}
