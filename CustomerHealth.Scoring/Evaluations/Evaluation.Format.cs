using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring;

public readonly partial struct Evaluation
{
    /// <summary>The first byte of the stored form. A change of the layout below takes the next number.</summary>
    private const byte FormatVersion = 1;

    /// <summary>The canonical stored form: scorecard name and version, as-of, and the parts. About 70 bytes for five.</summary>
    public byte[] ToBytes()
    {
        var writer = new CompactWriter();
        writer.Byte(FormatVersion);
        writer.Text(Scorecard.Name);
        writer.Number(Scorecard.Version);
        writer.Time(AsOf);
        writer.Number(Measures.Length);
        foreach (ref readonly var measure in Measures)
        {
            writer.Number(measure.Amount);
            writer.Number(measure.Per);
            writer.Number(((long)measure.Earned << 1) | (measure.HasData ? 1u : 0u));
            writer.Number(measure.Possible);
        }

        return writer.ToArray();
    }

    /// <summary>Reads an evaluation that this scorecard made.</summary>
    /// <exception cref="FormatException">
    /// The bytes are damaged, or another scorecard or version made them; the message says which.
    /// </exception>
    public static Evaluation FromBytes(Scorecard scorecard, ReadOnlySpan<byte> bytes)
    {
        if (TryFromBytes(scorecard, bytes, out var evaluation))
            return evaluation;

        throw new FormatException(
            $"The stored evaluation was not made by scorecard \"{scorecard.Name}\" version {scorecard.Version}; evaluate again.");
    }

    /// <summary>
    /// Reads an evaluation if this scorecard, in this version, made it. False means that it is out of date and has to be
    /// made again; it is no error.
    /// </summary>
    /// <exception cref="FormatException">The bytes are damaged; the message says where.</exception>
    public static bool TryFromBytes(Scorecard scorecard, ReadOnlySpan<byte> bytes, out Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        evaluation = default;
        var reader = new CompactReader(bytes, "Evaluation");
        if (reader.Byte() != FormatVersion
            || !string.Equals(reader.Text(), scorecard.Name, StringComparison.Ordinal)
            || reader.Number() != scorecard.Version)
        {
            return false;
        }

        var asOf = reader.Time();
        var count = reader.Number(Scorecard.MostMeasures);
        if (count != scorecard.Measures.Count)
            throw reader.Bad($"it has {count} measures, the scorecard {scorecard.Measures.Count}");

        var measures = default(MeasureScores);
        var possible = 0;
        for (var at = 0; at < count; at++)
        {
            measures[at] = ReadMeasure(ref reader, scorecard.Measures[at]);
            possible += measures[at].Possible;
        }

        reader.End();
        if (possible != Scorecard.FullMilli && possible != 0)
            throw reader.Bad($"the possible points sum to {possible}");

        evaluation = new Evaluation(scorecard, asOf, measures);
        return true;
    }

    private static MeasureScore ReadMeasure(ref CompactReader reader, Measure measure)
    {
        var amount = reader.Number();
        var per = reader.Number();
        var earned = reader.Number((Scorecard.FullMilli << 1) | 1);
        var possible = reader.Number(Scorecard.FullMilli);
        return earned >> 1 <= possible
            ? new MeasureScore(measure, new Reading(amount, per, (earned & 1) == 1), earned >> 1, possible)
            : throw reader.Bad($"measure \"{measure.Key}\" earned more than possible");
    }
}
