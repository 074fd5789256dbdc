using CustomerHealth.Scoring;

namespace CustomerHealth.Tests.Scoring.Scorecards;

/// <summary>Scorecards for tests that need other weights or rules than the built-in ones have.</summary>
internal static class SmallScorecard
{
    private const string Exclude = """{ "rule": "exclude" }""";

    /// <summary>Logins, features and API calls, each left out while it has no data.</summary>
    public static Scorecard Of(string logins, string features, string calls) => OfMeasures(
        $$"""
        { "key": "login", "title": "Logins", "unit": "logins", "signal": "logins", "weight": {{logins}}, "missing": {{Exclude}},
          "window": { "kind": "months-back", "months": 1, "dividedBy": 1 }, "curve": { "kind": "ratio", "full": 7 } }
        """,
        $$"""
        { "key": "feature", "title": "Features", "unit": "features", "signal": "distinct-features", "weight": {{features}},
          "missing": {{Exclude}}, "window": { "kind": "all-time" }, "curve": { "kind": "ratio", "full": 3 } }
        """,
        $$"""
        { "key": "api", "title": "Calls", "unit": "calls", "signal": "api-calls", "weight": {{calls}}, "missing": {{Exclude}},
          "window": { "kind": "month-over-month" }, "curve": { "kind": "growth" } }
        """);

    /// <summary>A scorecard with one band and these measures, as JSON.</summary>
    public static Scorecard OfMeasures(params string[] measures) => ScorecardReader.Read($$"""
        {
          "name": "small", "version": 1, "title": "Small", "minimumCoverage": 60,
          "trend": { "days": 30, "improving": 5, "declining": -5 },
          "bands": [ { "key": "any", "title": "Any", "from": 0 } ],
          "measures": [ {{string.Join(",", measures)}} ]
        }
        """);
}
