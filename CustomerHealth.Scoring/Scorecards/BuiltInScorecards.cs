using System.Text;

namespace CustomerHealth.Scoring;

/// <summary>The scorecards that come with the platform, read from the JSON files embedded in this assembly.</summary>
public static class BuiltInScorecards
{
    /// <summary>How much of the product a customer uses: logins, features, tickets, invoices, API calls.</summary>
    public static Scorecard Usage { get; } = Embedded("usage");

    /// <summary>Whether use grows from month to month, and whether support and payment are in order.</summary>
    public static Scorecard Momentum { get; } = Embedded("momentum");

    /// <summary>Whether a contract is worth keeping: contacts, products in use, tickets, days left, promises kept.</summary>
    public static Scorecard Success { get; } = Embedded("success");

    /// <summary>
    /// How well a customer and we know each other: what it was worth, its projects, whether it would recommend us and did, and when we last
    /// spoke. It is worked out when somebody asks, never stored, and so is none of <see cref="All"/>.
    /// </summary>
    public static Scorecard Relationship { get; } = Embedded("relationship");

    /// <summary>Those by which every customer is scored at every change.</summary>
    public static IReadOnlyList<Scorecard> All { get; } = [Usage, Momentum, Success];

    /// <summary>The scorecard of this name (ordinal) among <see cref="All"/>, or null.</summary>
    public static Scorecard? Find(string name)
    {
        foreach (var scorecard in All)
        {
            if (string.Equals(scorecard.Name, name, StringComparison.Ordinal))
                return scorecard;
        }

        return null;
    }

    private static Scorecard Embedded(string name)
    {
        using var stream = typeof(BuiltInScorecards).Assembly
            .GetManifestResourceStream($"CustomerHealth.Scoring.Scorecards.{name}.json")!;
        using var text = new StreamReader(stream, Encoding.UTF8);
        return ScorecardReader.Read(text.ReadToEnd());
    }
}
