using System.Text.Json.Nodes;
using CustomerHealth.Scoring;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Scorecards;

public sealed class ScorecardReaderTests
{
    private const string Valid = """
        {
          "name": "custom", "version": 3, "title": "Custom", "minimumCoverage": 60,
          "trend": { "days": 30, "improving": 5, "declining": -5 },
          "bands": [ { "key": "low", "title": "Low", "from": 0 }, { "key": "high", "title": "High", "from": 62.5 } ],
          "measures": [
            { "key": "login", "title": "Logins", "unit": "logins a week", "signal": "logins",
              "window": { "kind": "months-back", "months": 3, "dividedBy": 12 },
              "curve": { "kind": "steps", "steps": [ { "over": 5, "points": 100 }, { "atLeast": 5, "points": 60 } ], "else": 0 },
              "weight": 33.333, "missing": { "rule": "exclude" } },
            { "key": "support", "title": "Support", "unit": "weight", "signal": "ticket-burden", "window": { "kind": "all-time" },
              "curve": { "kind": "linear", "slope": 20 }, "weight": 66.667, "missing": { "rule": "default", "points": 100 } }
          ]
        }
        """;

    [Fact]
    public void A_scorecard_reads_as_it_is_written()
    {
        var scorecard = ScorecardReader.Read(Valid);

        Assert.Equal(("custom", 3, "Custom", 60_000), (scorecard.Name, scorecard.Version, scorecard.Title, scorecard.MinimumCoverage));
        Assert.Equal(new TrendRule(30, 5_000, -5_000), scorecard.Trend);
        Assert.Equal([new Band("low", "Low", 0), new Band("high", "High", 62_500)], scorecard.Bands);
        Assert.Equal([33_333, 66_667], scorecard.Measures.Select(measure => measure.WeightMilli));
        Assert.Equal([new Step(5_000, true, 100_000), new Step(5_000, false, 60_000)], ((StepsCurve)scorecard.Measures[0].Curve).Steps);
        Assert.Equal(new LinearCurve(20_000), scorecard.Measures[1].Curve);
        Assert.Equal(new MissingData(true, 0), scorecard.Measures[0].Missing);
    }

    [Theory]
    [InlineData("measures[0].weight", "0", "measure \"login\", field \"weight\"", "must be a number from")]
    [InlineData("measures[0].weight", "-1", "measure \"login\", field \"weight\"", "must be a number from")]
    [InlineData("measures[0].weight", "30", "scorecard \"custom\", field \"measures\"", "the weights sum to 96.667")]
    [InlineData("measures[0].weight", "33.3331", "measure \"login\", field \"weight\"", "three decimals")]
    [InlineData("measures[0].weight", "\"33.333\"", "measure \"login\", field \"weight\"", "must be a number")]
    [InlineData("measures[1].key", "\"login\"", "field \"key\"", "\"login\" occurs twice")]
    [InlineData("measures[1].signal", "\"mood\"", "measure \"support\", field \"signal\"", "\"mood\" is not known")]
    [InlineData("measures[1].sigal", "\"x\"", "measure \"support\", field \"sigal\"", "is not known here")]
    [InlineData("measures[0].window", "{ \"kind\": \"all-time\" }", "measure \"login\", field \"window\"", "cannot be read over")]
    [InlineData("measures[0].window.months", "5", "measure \"login\", field \"window\", field \"months\"", "from 1 to 4")]
    [InlineData("measures[0].window.dividedBy", "0", "field \"dividedBy\"", "from 1 to 1000")]
    [InlineData("measures[0].curve", "{ \"kind\": \"growth\" }", "measure \"login\", field \"curve\"", "month-over-month")]
    [InlineData("measures[0].curve.kind", "\"spline\"", "field \"kind\"", "\"spline\" is not known")]
    [InlineData("measures[0].curve.else", "101", "measure \"login\", field \"curve\", field \"else\"", "from 0 to 100")]
    [InlineData("measures[0].curve.else", "80", "field \"steps\"", "the points must rise")]
    [InlineData("measures[0].curve.steps[0].points", "-1", "item 1, field \"points\"", "from 0 to 100")]
    [InlineData("measures[0].curve.steps[1].atLeast", "6", "item 2, field \"atLeast\"", "must be less than in the step before")]
    [InlineData("measures[0].curve.steps[1].over", "4", "item 2, field \"atLeast\"", "is not known here")]
    [InlineData("measures[0].curve.of", "0", "field \"curve\", field \"of\"", "must be a number from")]
    [InlineData("measures[0].curve.of", "101", "field \"curve\", field \"of\"", "to 100")]
    [InlineData("measures[0].curve.of", "99", "item 1, field \"points\"", "from 0 to 99")]
    [InlineData("measures[0].curve.steps", "[]", "field \"steps\"", "a list that is not empty")]
    [InlineData("measures[1].curve.slope", "0", "measure \"support\", field \"curve\", field \"slope\"", "must be a number from")]
    [InlineData("measures[1].missing.points", "100.5", "field \"missing\", field \"points\"", "from 0 to 100")]
    [InlineData("measures[0].missing.points", "1", "field \"points\"", "is not known here")]
    [InlineData("measures[0].missing.rule", "\"guess\"", "field \"rule\"", "\"guess\" is not known")]
    [InlineData("measures", "[]", "field \"measures\"", "a list that is not empty")]
    [InlineData("bands[0].from", "1", "field \"from\"", "must be 0 in the first band")]
    [InlineData("bands[1].from", "0", "field \"from\"", "more than in the band before")]
    [InlineData("bands[1].key", "\"low\"", "field \"key\"", "\"low\" occurs twice")]
    [InlineData("measures[0].window", "{ \"kind\": \"days-back\", \"days\": 90 }", "measure \"login\", field \"window\"", "cannot be read over")]
    [InlineData("measures[0].parameters", "{ \"low\": 1 }", "measure \"login\", field \"parameters\"", "this signal has none")]
    [InlineData("measures[1].bonus", "{ \"contractYoungerThan\": 90, \"points\": 10 }", "measure \"support\", field \"bonus\"", "curve of steps")]
    [InlineData("measures[0].bonus", "{ \"contractYoungerThan\": 0, \"points\": 10 }", "field \"bonus\", field \"contractYoungerThan\"", "from 1 to")]
    [InlineData("measures[0].bonus", "{ \"contractYoungerThan\": 90, \"points\": 101 }", "field \"bonus\", field \"points\"", "must be a number from")]
    [InlineData("trend.days", "92", "field \"trend\", field \"days\"", "from 1 to 91")]
    [InlineData("trend.declining", "5", "field \"declining\"", "must be a number from -100")]
    [InlineData("version", "0", "field \"version\"", "from 1")]
    [InlineData("title", "\"\"", "field \"title\"", "not empty")]
    [InlineData("title", null, "field \"title\"", "is missing")]
    [InlineData("minimumCoverage", "120", "field \"minimumCoverage\"", "from 0 to 100")]
    public void A_broken_rule_is_refused_with_the_place_and_the_reason(string path, string? value, string place, string reason)
    {
        var refusal = Assert.Throws<FormatException>(() => ScorecardReader.Read(Changed(path, value)));

        Assert.Contains(place, refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket-strain", "all-time", "{ \"ticket\": 2, \"critical\": 10, \"resolutionDay\": 5 }", "cannot be read over")]
    [InlineData("ticket-strain", "90", "{ \"ticket\": 2, \"critical\": 10 }", "field \"resolutionDay\": is missing")]
    [InlineData("ticket-strain", "90", "{ \"ticket\": 2, \"critical\": 10, \"resolutionDay\": 5, \"day\": 1 }", "\"day\": is not known here")]
    [InlineData("tickets-within-limit", "90", "{ \"low\": 1, \"medium\": 1, \"high\": 1, \"critical\": 1001 }", "from 0 to 1000")]
    [InlineData("tickets-within-limit", "90", "{ \"low\": 1, \"medium\": 1, \"high\": 1, \"critical\": 1.5 }", "must be a whole number")]
    [InlineData("contact-points", "90", "{}", "must name at least one kind")]
    [InlineData("contact-points", "367", "{ \"visit\": 3 }", "from 1 to 366")]
    [InlineData("contract-days", "90", null, "cannot be read over")]
    [InlineData("deployed-products", "all-time", "{ \"a\": 1 }", "this signal has none")]
    public void A_signal_says_what_it_needs(string signal, string window, string? parameters, string reason)
    {
        var days = int.TryParse(window, out var count);
        var refusal = Assert.Throws<FormatException>(() => SmallScorecard.OfMeasures($$"""
            { "key": "it", "title": "It", "unit": "u", "signal": "{{signal}}", "weight": 100, "missing": { "rule": "exclude" },
              "window": {{(days ? $"{{ \"kind\": \"days-back\", \"days\": {count} }}" : $"{{ \"kind\": \"{window}\" }}")}},
              {{(parameters is null ? "" : $"\"parameters\": {parameters},")}} "curve": { "kind": "ratio", "full": 3 } }
            """));

        Assert.Contains("measure \"it\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bonus_goes_with_points_out_of_a_hundred_only()
    {
        var refusal = Assert.Throws<FormatException>(() => SmallScorecard.OfMeasures("""
            { "key": "it", "title": "It", "unit": "u", "signal": "projects", "weight": 100, "missing": { "rule": "exclude" },
              "window": { "kind": "all-time" }, "bonus": { "contractYoungerThan": 90, "points": 10 },
              "curve": { "kind": "steps", "of": 20, "steps": [ { "atLeast": 1, "points": 20 } ], "else": 0 } }
            """));

        Assert.Contains("points out of 100 only", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seventeen_measures_are_one_too_many()
    {
        var scorecard = JsonNode.Parse(Valid)!;
        var measures = scorecard["measures"]!.AsArray();
        while (measures.Count < 17)
            measures.Add(measures[0]!.DeepClone());

        var refusal = Assert.Throws<FormatException>(() => ScorecardReader.Read(scorecard.ToJsonString()));

        Assert.Contains("must not have more than 16 items", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"name\": ")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }")]
    [InlineData("{ \"name\": \"\\ud83d\" }")]
    public void What_is_no_json_is_refused(string json) => Assert.Throws<FormatException>(() => ScorecardReader.Read(json));

    [Fact]
    public void Built_in_scorecards_are_found_by_name()
    {
        Assert.Same(BuiltInScorecards.Usage, BuiltInScorecards.Find("usage"));
        Assert.Same(BuiltInScorecards.Momentum, BuiltInScorecards.Find("momentum"));
        Assert.Same(BuiltInScorecards.Success, BuiltInScorecards.Find("success"));
        Assert.Null(BuiltInScorecards.Find("Usage"));
        Assert.Null(BuiltInScorecards.Find(BuiltInScorecards.Relationship.Name));
        Assert.Equal(["usage", "momentum", "success"], BuiltInScorecards.All.Select(scorecard => scorecard.Name));
    }

    private static string Changed(string path, string? value)
    {
        var root = JsonNode.Parse(Valid)!;
        var parts = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var parent = parts[..^1].Aggregate(root, (node, part) => int.TryParse(part, out var at) ? node[at]! : node[part]!);
        if (value is null)
            parent.AsObject().Remove(parts[^1]);
        else
            parent[parts[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
