using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerHealth.Tests.Pages;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthHtml;

/// <summary>The pages show the scores that the platform's API gives, of every customer and of all together.</summary>
[Collection(PageSiteCollection.Name)]
public sealed partial class AgreementTests(PageSite site)
{
    private const string List = "/health-html/api/customers";

    private static readonly string[] Names = ["Login Score", "Feature Adoption Score", "Ticket Score", "Invoice Payment Score", "API Usage Score"];

    [Fact]
    public async Task Every_row_of_the_list_has_the_score_of_the_platform()
    {
        var scores = await ScoresAsync();

        var rows = Rows().Matches(await site.HtmlAsync($"{List}?sort=id") + await site.HtmlAsync($"{List}?sort=id&from=50"))
            .ToDictionary(row => row.Groups["id"].Value, row => row.Groups["rest"].Value);

        Assert.Equal(65, rows.Count);
        Assert.Equal(scores.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(scores.Where(score => HasScore(score.Value)), score => Assert.Equal(Shown(score.Value), Bold().Match(rows[score.Key]).Groups[1].Value));
        Assert.All(scores.Where(score => !HasScore(score.Value)), score => Assert.Contains("no score", rows[score.Key], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dashboard_says_what_each_measure_earns_on_average()
    {
        var scored = (await ScoresAsync()).Values.Where(HasScore).ToList();
        var page = await site.HtmlAsync("/health-html/api/dashboard");
        var table = page[page.IndexOf("id=\"measures\"", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];

        var shown = Means().Matches(table).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value)).ToList();

        Assert.Equal(Names.Select((name, at) => (name, Mean(scored, at, "points"), Mean(scored, at, "of"))), shown);
        Assert.Contains($"Points earned of possible on average, {scored.Count} customers with a score", table, StringComparison.Ordinal);
        Assert.Matches("Overall Health Score</th><td[^>]*>" + Regex.Escape(Cut(scored.Average(score => score.Number("score"))) + " of 100.00"), table);
    }

    /// <summary>The usage score of every customer, as the platform gives it.</summary>
    private async Task<Dictionary<string, JsonElement>> ScoresAsync()
    {
        await site.App.DrainAsync(TimeSpan.FromMinutes(1));
        var scores = new Dictionary<string, JsonElement>();
        foreach (var customer in (await site.Http.GetFromJsonAsync<JsonElement>("/health-json/api/customers")).EnumerateArray())
        {
            var id = customer.Text("id");
            var health = await site.Http.GetFromJsonAsync<JsonElement>($"/api/platform/customers/{id}/health");
            scores[id] = health.At("scores").EnumerateArray().Single(score => score.Text("scorecard") == "usage");
        }

        return scores;
    }

    private static bool HasScore(JsonElement score) => score.Number("coverage") > 0;

    private static string Shown(JsonElement score) =>
        (Math.Floor(score.Number("score") * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Mean(IReadOnlyList<JsonElement> scores, int measure, string field) =>
        Cut(scores.Average(score => score.At("measures")[measure].Number(field)));

    /// <summary>The pages count in thousandths of a point, and round what they show of them to hundredths.</summary>
    private static string Cut(decimal points) => (Math.Floor(points * 1000) / 1000).ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex("data-label=\"Customer ID\">(?<id>[^<]*)<(?<rest>.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<b>([^<]*)</b>")]
    private static partial Regex Bold();

    [GeneratedRegex("<th[^>]*><b>([^<]*)</b></th><td.*?<b>([^<]*)</b> of ([^<]*)<", RegexOptions.Singleline)]
    private static partial Regex Means();
}
