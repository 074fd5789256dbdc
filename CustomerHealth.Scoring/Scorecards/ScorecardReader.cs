using System.Text.Json;

namespace CustomerHealth.Scoring;

/// <summary>Reads a scorecard from JSON and refuses one that could not be evaluated or explained.</summary>
public static class ScorecardReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads one scorecard.</summary>
    /// <exception cref="FormatException">It is no JSON or breaks a rule; the message names the measure and the field.</exception>
    public static Scorecard Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(JsonFields.Of(document.RootElement, "Scorecard"));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Scorecard is not valid JSON: {broken.Message}", broken);
        }
    }

    private static Scorecard Read(JsonFields fields)
    {
        fields.Only("name", "version", "title", "minimumCoverage", "trend", "bands", "measures");
        var name = fields.Text("name");
        fields = fields.At($"Scorecard \"{name}\"");
        return new Scorecard(
            name,
            fields.Whole("version", 1, int.MaxValue),
            fields.Text("title"),
            ReadMeasures(fields, name),
            ReadBands(fields),
            ReadTrend(fields.Object("trend")),
            (int)fields.Milli("minimumCoverage", 0, 100));
    }

    private static Measure[] ReadMeasures(JsonFields fields, string scorecard)
    {
        var items = fields.List("measures");
        if (items.Count > Scorecard.MostMeasures)
            throw fields.Bad("measures", $"must not have more than {Scorecard.MostMeasures} items");

        var measures = new Measure[items.Count];
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var weights = 0;
        for (var at = 0; at < measures.Length; at++)
        {
            measures[at] = MeasureReader.Read(items[at], scorecard);
            weights += measures[at].WeightMilli;
            if (!keys.Add(measures[at].Key))
                throw items[at].Bad("key", $"\"{measures[at].Key}\" occurs twice");
        }

        return weights == Scorecard.FullMilli
            ? measures
            : throw fields.Bad("measures", FormattableString.Invariant($"the weights sum to {weights / 1000m} instead of 100"));
    }

    private static Band[] ReadBands(JsonFields fields)
    {
        var items = fields.List("bands");
        var bands = new Band[items.Count];
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < bands.Length; at++)
        {
            items[at].Only("key", "title", "from");
            bands[at] = new Band(items[at].Text("key"), items[at].Text("title"), (int)items[at].Milli("from", 0, 100));
            if (!keys.Add(bands[at].Key))
                throw items[at].Bad("key", $"\"{bands[at].Key}\" occurs twice");
            if (at == 0 && bands[at].FromMilli != 0)
                throw items[at].Bad("from", "must be 0 in the first band");
            if (at > 0 && bands[at].FromMilli <= bands[at - 1].FromMilli)
                throw items[at].Bad("from", "must be more than in the band before");
        }

        return bands;
    }

    private static TrendRule ReadTrend(JsonFields fields)
    {
        fields.Only("days", "improving", "declining");
        return new TrendRule(
            fields.Whole("days", 1, ScoreHistory.Length - 1),
            (int)fields.Milli("improving", 0.1m, 100),
            (int)fields.Milli("declining", -100, -0.1m));
    }
}
