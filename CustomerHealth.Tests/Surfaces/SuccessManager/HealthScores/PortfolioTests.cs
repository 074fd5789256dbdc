using CustomerHealth.Tests.Surfaces.SuccessManager.Customers;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.HealthScores;

/// <summary>What all scores add up to.</summary>
public sealed class PortfolioTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_empty_store_answers_zeros()
    {
        await app.PostCustomerAsync("""{"company_name":"Never scored"}""");

        Assert.Equal(
            """{"total_customers":0,"average_score":null,"trend_distribution":{"improving":0,"stable":0,"declining":0},"risk_distribution":{"low":0,"medium":0,"high":0,"critical":0},"score_brackets":{"excellent (80-100)":0,"good (60-79)":0,"at_risk (40-59)":0,"critical (0-39)":0}}""",
            (await app.GetAsync("viewer", "/health-scores/trends")).Text);
        Assert.Equal("""{"customers":[],"total":0,"skip":0,"limit":100,"threshold":60}""", (await app.GetAsync("viewer", "/health-scores/at-risk")).Text);
        var distribution = (await app.GetAsync("viewer", "/health-scores/distribution")).Json;
        Assert.Equal(0, distribution.Number("total_customers"));
        Assert.Equal(
            """{"low_risk":{"min":80,"max":100,"count":0},"medium_risk":{"min":60,"max":79,"count":0},"high_risk":{"min":40,"max":59,"count":0},"critical_risk":{"min":0,"max":39,"count":0}}""",
            distribution.At("overall_distribution").GetRawText());
        Assert.Equal(
            """{"product_adoption":0,"support_health":0,"engagement":0,"financial_health":0,"sla_compliance":0}""",
            distribution.At("sub_score_averages").GetRawText());
        Assert.Equal(["0-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89", "90-99"], distribution.At("histogram").EnumerateArray().Select(bucket => bucket.Text("range")));
    }

    [Fact]
    public async Task Scores_are_counted_by_trend_band_and_tens_the_churned_among_them_included()
    {
        // 49 twice, one of them churned; 55; 65; and one that had 49 a month ago and has 65 now.
        await AddAsync("Low", 12, ",\"account_manager\":\"Bea\"");
        await AddAsync("Churned", 12, ",\"status\":\"churned\"");
        var improving = await AddAsync("Improving", 12);
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.SendAsync("manager", "PUT", $"/customers/{improving}", $$"""{"contract_end_date":"{{app.Day(400)}}"}""");
        await AddAsync("Middle", 60);
        await AddAsync("Good", 400);

        var trends = (await app.GetAsync("viewer", "/health-scores/trends")).Json;
        var distribution = (await app.GetAsync("viewer", "/health-scores/distribution")).Json;

        Assert.Equal((5, 56.6m), ((int)trends.Number("total_customers"), trends.Number("average_score")));
        Assert.Equal("""{"improving":1,"stable":4,"declining":0}""", trends.At("trend_distribution").GetRawText());
        Assert.Equal("""{"low":0,"medium":2,"high":3,"critical":0}""", trends.At("risk_distribution").GetRawText());
        Assert.Equal("""{"excellent (80-100)":0,"good (60-79)":2,"at_risk (40-59)":3,"critical (0-39)":0}""", trends.At("score_brackets").GetRawText());
        Assert.Equal([0, 0, 0, 0, 2, 1, 2, 0, 0, 0], distribution.At("histogram").EnumerateArray().Select(bucket => (int)bucket.Number("count")));
        Assert.Equal((58m, 100m, 0m), (distribution.Number("sub_score_averages.financial_health"), distribution.Number("sub_score_averages.support_health"), distribution.Number("sub_score_averages.engagement")));
    }

    [Theory]
    [InlineData("", 3, 60, "Low 49 Bea -19 at_risk, Churned 49 Unassigned -19 churned, Middle 55 Unassigned 60 active")]
    [InlineData("?threshold=55", 2, 55, "Low 49 Bea -19 at_risk, Churned 49 Unassigned -19 churned")]
    [InlineData("?threshold=56&skip=2&limit=1", 3, 56, "Middle 55 Unassigned 60 active")]
    [InlineData("?threshold=0", 0, 0, "")]
    public async Task Who_is_strictly_below_the_threshold_is_at_risk_the_lowest_first(string query, int total, int threshold, string lines)
    {
        var low = await AddAsync("Low", 12, ",\"account_manager\":\"Bea\"");
        await app.SendAsync("manager", "POST", $"/health-scores/calculate/{low}");
        await AddAsync("Churned", 12, ",\"status\":\"churned\"");
        await app.PostCustomerAsync("""{"company_name":"Never scored"}""");
        app.Clock.Advance(TimeSpan.FromDays(31));
        await AddAsync("Middle", 60);
        await AddAsync("Good", 400);

        var list = (await app.GetAsync("viewer", $"/health-scores/at-risk{query}")).Json;

        Assert.Equal(
            lines,
            string.Join(", ", list.At("customers").EnumerateArray().Select(customer =>
                $"{customer.Text("company_name")} {customer.Number("overall_score")} {customer.Text("account_manager")} {customer.Number("days_until_contract_end")} {customer.Text("status")}")));
        Assert.Equal((total, threshold), ((int)list.Number("total"), (int)list.Number("threshold")));
    }

    private Task<string> AddAsync(string name, int daysLeft, string more = ",\"status\":\"active\"") =>
        app.PostCustomerAsync($$"""{"company_name":"{{name}}","contract_end_date":"{{app.Day(daysLeft)}}"{{more}}}""");
}
