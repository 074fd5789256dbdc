using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthJson;

/// <summary>One score, shown in four places. The reference weighs tickets differently in its list and its detail; this must not.</summary>
public sealed class AgreementTests(Portfolio portfolio) : IClassFixture<Portfolio>
{
    private readonly TestProduct product = portfolio.Product;

    [Fact]
    public async Task List_detail_and_platform_agree_on_every_customer()
    {
        var list = (await product.GetAsync("/api/customers")).Json;

        foreach (var listed in list.EnumerateArray())
        {
            var detail = (await product.GetAsync($"/api/customers/{listed.Text("id")}/health")).Json;
            var exact = await ExactAsync(listed.Text("id"));

            Assert.Equal(listed.Number("score"), detail.Number("score"));
            Assert.Equal(listed.Text("category"), detail.Text("category"));
            Assert.Equal(listed.Number("coverage"), detail.Number("coverage"));
            Assert.Equal(detail.Number("score"), detail.Number("scores.total"));
            Assert.Equal(detail.Number("score"), decimal.Round(exact, 1));
            Assert.Equal(exact, detail.At("explanation").EnumerateArray().Sum(line => line.Number("points")));
        }
    }

    [Fact]
    public async Task The_dashboard_counts_what_the_list_shows()
    {
        var list = (await product.GetAsync("/api/customers")).Json.EnumerateArray().ToList();
        var exact = await Task.WhenAll(list.Select(listed => ExactAsync(listed.Text("id"))));

        var dashboard = (await product.GetAsync("/api/dashboard")).Json;

        Assert.Equal(list.Count, dashboard.Number("totalCustomers"));
        Assert.Equal(decimal.Round(exact.Average(), 1), dashboard.Number("averageHealthScore"));
        Assert.Equal(Count("Healthy"), dashboard.Number("healthDistribution.healthy"));
        Assert.Equal(Count("Middle"), dashboard.Number("healthDistribution.neutral"));
        Assert.Equal(
            list.Where(listed => listed.Text("category") == "At Risk").Select(Line).Order(StringComparer.Ordinal),
            dashboard.At("healthDistribution.atRisk").EnumerateArray().Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(
            (Count("Healthy"), Count("Middle"), Count("At Risk")),
            ((int)dashboard.Number("summary.Healthy"), (int)dashboard.Number("summary.Middle"), (int)dashboard.Number("summary.At Risk")));

        int Count(string category) => list.Count(listed => listed.Text("category") == category);
        static string Line(JsonElement item) => $"{item.Text("id")} {item.Text("name")} {item.Number("score")}";
    }

    [Fact]
    public async Task The_portfolio_has_customers_in_every_band()
    {
        var list = (await product.GetAsync("/api/customers")).Json.EnumerateArray();

        Assert.Equal(["At Risk", "Healthy", "Middle"], list.Select(listed => listed.Text("category")).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task<decimal> ExactAsync(string id) =>
        (await product.GetAsync($"/api/platform/customers/{id}/health")).Json.At("scores").EnumerateArray()
            .Single(score => score.Text("scorecard") == "momentum").Number("score");
}
