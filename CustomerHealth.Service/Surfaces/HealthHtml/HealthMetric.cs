using CustomerHealth.Scoring;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>A row of the customer page: a measure under the document's name, now and then.</summary>
/// <param name="Name">The document's name, such as "Login Score".</param>
/// <param name="Short">One word, for narrow places.</param>
/// <param name="Now">How it stands.</param>
/// <param name="Then">How it stood before; null when that is not known.</param>
public sealed record HealthMetric(string Name, string Short, ExplanationLine Now, ExplanationLine? Then)
{
    public const string Overall = "Overall Health Score";

    private static readonly Dictionary<string, (string Name, string Short)> Names = new(StringComparer.Ordinal)
    {
        ["login"] = ("Login Score", "Logins"),
        ["feature"] = ("Feature Adoption Score", "Features"),
        ["ticket"] = ("Ticket Score", "Tickets"),
        ["invoice"] = ("Invoice Payment Score", "Invoice"),
        ["api"] = ("API Usage Score", "API"),
    };

    /// <summary>The share of its points that the measure earned, in milli-points of 100.</summary>
    public int ShareMilli => Now.Possible == 0 ? 0 : (int)(100_000L * Now.Earned / Now.Possible);

    /// <summary>Milli-points gained, negative when lost.</summary>
    public int Change => Then is null ? 0 : Now.Earned - Then.Earned;

    /// <summary>The document's name of a measure.</summary>
    public static string NameOf(Measure measure) => Names.GetValueOrDefault(measure.Key, (measure.Title, measure.Title)).Item1;

    public static IReadOnlyList<HealthMetric> All(Scorecard card, in Evaluation now, in Evaluation? then)
    {
        var lines = Explanation.Of(card, now);
        var before = then is { } earlier ? Explanation.Of(card, earlier) : null;
        return
        [
            .. lines.Select((line, at) =>
            {
                var (name, word) = Names.GetValueOrDefault(line.Key, (line.Title, line.Title));
                return new HealthMetric(name, word, line, before?[at]);
            }),
        ];
    }
}
