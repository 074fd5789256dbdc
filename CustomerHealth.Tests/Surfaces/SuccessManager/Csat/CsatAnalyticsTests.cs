using System.Globalization;
using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Csat;

/// <summary>
/// What surveys say together. This month, of Acme: onboarding 5 and 4, NPS 9 and 7; last month, of Globex: onboarding 2, NPS 3; eleven months ago
/// NPS 10, a year ago onboarding 1. Those of this month are about MonetX.
/// </summary>
public sealed class CsatAnalyticsTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string acme = null!;
    private string globex = null!;
    private DateTimeOffset month;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        (acme, globex) = (await app.AddCustomerAsync("Acme"), await app.AddCustomerAsync("Globex"));
        var now = app.Clock.GetUtcNow();
        month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Without_surveys_everything_is_nothing() => Assert.Equal(
        """
        {"total_responses":0,"avg_csat":null,"csat_trend":0,"nps_score":null,"nps_trend":0,"promoters_pct":0,"passives_pct":0,"detractors_pct":0,"promoters_count":0,
        "passives_count":0,"detractors_count":0,"last_month_responses":0,"response_rate":0,"by_product":[],"by_survey_type":{},"monthly_trend":[],
        "top_themes":{"positive":[],"negative":[]}}
        """.ReplaceLineEndings(""),
        (await app.GetAsync("viewer", "/csat/analytics")).Text);

    [Fact]
    public async Task Figures_are_of_all_answers_and_trends_of_this_month_and_the_last()
    {
        await AddAllAsync();

        var analytics = (await app.GetAsync("viewer", "/csat/analytics")).Json;

        Assert.Equal((8, 3m, 2.5m), (analytics.Number("total_responses"), analytics.Number("avg_csat"), analytics.Number("csat_trend")));
        Assert.Equal((25, 150), ((int)analytics.Number("nps_score"), (int)analytics.Number("nps_trend")));
        Assert.Equal((2, 1, 1), ((int)analytics.Number("promoters_count"), (int)analytics.Number("passives_count"), (int)analytics.Number("detractors_count")));
        Assert.Equal((50m, 25m, 25m), (analytics.Number("promoters_pct"), analytics.Number("passives_pct"), analytics.Number("detractors_pct")));
        Assert.Equal((2, 100), ((int)analytics.Number("last_month_responses"), (int)analytics.Number("response_rate")));
        Assert.Equal("""{"nps":{"count":4,"average":7.25},"onboarding":{"count":4,"average":3}}""", analytics.At("by_survey_type").GetRawText());
        Assert.Equal(
            $"{Month(-11)}:5:1 {Month(-1)}:1.75:2 {Month(0)}:4.25:4",
            string.Join(' ', analytics.At("monthly_trend").EnumerateArray().Select(
                item => string.Create(CultureInfo.InvariantCulture, $"{item.Text("month")}:{item.Number("average_score"):0.##}:{item.Number("response_count")}"))));
    }

    [Fact]
    public async Task A_trend_needs_answers_in_both_months()
    {
        await AddAsync(acme, "onboarding", 5, month);
        await AddAsync(acme, "nps", 9, month.AddMonths(-1));

        var analytics = (await app.GetAsync("viewer", "/csat/analytics")).Json;

        Assert.Equal((0, 0), (analytics.Number("csat_trend"), analytics.Number("nps_trend")));
    }

    [Fact]
    public async Task A_product_has_the_surveys_about_its_deployments()
    {
        await AddAllAsync();

        var product = Assert.Single((await app.GetAsync("viewer", "/csat/analytics")).Json.At("by_product").EnumerateArray());

        Assert.Equal(("MonetX", 6.25m, 4, 0m), (product.Text("product"), product.Number("avg_score"), (int)product.Number("response_count"), product.Number("trend")));
        Assert.Equal("""{"1":0,"2":0,"3":0,"4":1,"5":1}""", product.At("distribution").GetRawText());
        Assert.Equal(["7 Acme great and fast", "9 Acme great", "4 Acme slow"], product.At("recent_feedback").EnumerateArray().Select(
            comment => $"{comment.Number("score")} {comment.Text("customer_name")} {comment.Text("comment")}"));
        Assert.EndsWith("Z", product.At("recent_feedback")[0].Text("submitted_at"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Themes_are_what_is_written_most()
    {
        await AddAllAsync();

        Assert.Equal(
            """{"positive":[{"keyword":"great","count":2},{"keyword":"fast","count":1}],"negative":[{"keyword":"slow","count":1}]}""",
            (await app.GetAsync("viewer", "/csat/analytics")).Json.At("top_themes").GetRawText());
    }

    [Fact]
    public async Task A_customer_s_summary_has_its_answers_alone()
    {
        await AddAllAsync();
        await AddAsync(acme, "quarterly", 3, app.Clock.GetUtcNow().AddDays(-200));
        await AddAsync(acme, "quarterly", 1, app.Clock.GetUtcNow().AddDays(-300));

        var summary = (await app.GetAsync("viewer", $"/csat/customer/{acme}/summary")).Json;

        Assert.Equal((acme, "Acme", 6), (summary.Text("customer_id"), summary.Text("customer_name"), (int)summary.Number("total_responses")));
        Assert.Equal((3.25m, 50), (summary.Number("average_csat"), (int)summary.Number("nps_score")));
        Assert.Equal("""{"nps":2,"onboarding":2,"quarterly":2}""", summary.At("response_count_by_type").GetRawText());
        Assert.Equal((Month(0), 4.25m, 4m), Assert.Single(summary.At("score_trend").EnumerateArray().Select(
            item => (item.Text("month"), item.Number("average_score"), item.Number("response_count")))));
        Assert.Equal([7, 9, 4, 5, 3], summary.At("recent_feedback").EnumerateArray().Select(item => (int)item.Number("score")));
        Assert.Equal(
            ["id", "survey_type", "score", "feedback", "submitted_at", "submitted_by"], summary.At("recent_feedback")[0].FieldNames());
        Assert.Equal(JsonValueKind.Null, summary.At("recent_feedback")[3].At("feedback").ValueKind);
    }

    [Fact]
    public async Task A_customer_that_never_answered_has_an_empty_summary()
    {
        var summary = (await app.GetAsync("viewer", $"/csat/customer/{globex}/summary")).Json;

        Assert.Equal((0, JsonValueKind.Null, JsonValueKind.Null), (
            (int)summary.Number("total_responses"), summary.At("average_csat").ValueKind, summary.At("nps_score").ValueKind));
        Assert.Equal("{}", summary.At("response_count_by_type").GetRawText());
    }

    private string Month(int ago) => month.AddMonths(ago).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private async Task AddAllAsync()
    {
        var deployment = (await app.SendAsync("manager", "POST", "/deployments/", $$"""
            {"customer_id":"{{acme}}","product_name":"MonetX","deployment_date":"2024-01-01","version":"1","environment":"cloud","license_type":"x","license_expiry":"2030-01-01"}
            """)).Json.Text("id");
        await AddAsync(acme, "onboarding", 5, month, null, deployment);
        await AddAsync(acme, "onboarding", 4, month.AddTicks(1), "slow", deployment);
        await AddAsync(acme, "nps", 9, month.AddTicks(2), "great", deployment);
        await AddAsync(acme, "nps", 7, month.AddTicks(3), "great and fast", deployment);
        await AddAsync(globex, "onboarding", 2, month.AddTicks(-1));
        await AddAsync(globex, "nps", 3, month.AddMonths(-1));
        await AddAsync(globex, "nps", 10, month.AddMonths(-11));
        await AddAsync(globex, "onboarding", 1, month.AddMonths(-11).AddTicks(-1));
    }

    private Task AddAsync(string customer, string kind, int score, DateTimeOffset at, string? feedback = null, string? deployment = null) =>
        app.HappensAsync(customer, "survey", new { kind, score, feedback, deployment_id = deployment, submitted_by = "Ada" }, at);
}
