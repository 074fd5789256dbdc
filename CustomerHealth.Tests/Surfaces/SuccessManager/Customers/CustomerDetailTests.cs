using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Customers;

/// <summary>One customer with everything around it, and what happened with it.</summary>
public sealed class CustomerDetailTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string id = "";

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        id = await app.PostCustomerAsync($$"""{"company_name":"Acme","contract_end_date":"{{app.Day(400)}}","status":"active"}""");
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Deployments_are_all_there_and_each_in_use_has_the_customer_s_score()
    {
        await app.SendAsync(
            id,
            ("deployment", app.Now(), Deployment("MonetX", active: true)),
            ("deployment", app.Now().AddSeconds(1), Deployment("SupportX", active: false)),
            ("deployment", app.Now().AddSeconds(2), new { product = "GreenX" }));

        var detail = (await app.GetAsync("viewer", $"/customers/{id}")).Json;

        Assert.Equal(["SupportX False", "MonetX True"], detail.At("product_deployments").EnumerateArray().Select(item => $"{item.Text("product_name")} {item.At("is_active").GetBoolean()}"));
        var monetx = detail.At("product_deployments")[1];
        Assert.Equal(("2.1", "cloud", "annual", app.Day(200), app.Day(-9)), (monetx.Text("version"), monetx.Text("environment"), monetx.Text("license_type"), monetx.Text("license_expiry"), monetx.Text("deployment_date")));
        Assert.Equal(["GreenX", "MonetX"], detail.At("health_scores_per_product").EnumerateArray().Select(item => item.Text("product_name")));
        Assert.All(
            detail.At("health_scores_per_product").EnumerateArray(),
            item => Assert.Equal(detail.At("overall_health_score").GetRawText(), item.At("latest_health_score").GetRawText()));
        Assert.Equal((75, 70, 70, 100), ((int)detail.Number("overall_health_score.overall_score"), (int)detail.Number("overall_health_score.product_adoption_score"), (int)detail.Number("overall_health_score.adoption_score"), (int)detail.Number("overall_health_score.financial_score")));
    }

    [Fact]
    public async Task Of_interactions_and_surveys_the_five_latest_are_there_and_the_mean_is_of_all()
    {
        var now = app.Now();
        await app.SendAsync(id, [.. Enumerable.Range(0, 7).Select(day => ("interaction", now.AddDays(-day), (object)new { kind = "email", subject = $"Mail {day}", description = "…" }))]);
        await app.SendAsync(id, [.. Enumerable.Range(0, 7).Select(day => ("survey", now.AddDays(-day), (object)new { kind = day == 0 ? "nps" : "quarterly", score = day == 0 ? 9 : 4, submitted_by = $"P{day}", submitted_by_email = "p@example.com" }))]);

        var detail = (await app.GetAsync("viewer", $"/customers/{id}")).Json;

        Assert.Equal("Mail 0, Mail 1, Mail 2, Mail 3, Mail 4", Texts(detail, "recent_interactions", "subject"));
        Assert.Equal((7, 4.71m), ((int)detail.Number("csat_summary.total_surveys"), detail.Number("csat_summary.average_score")));
        Assert.Equal("P0, P1, P2, P3, P4", Texts(detail, "csat_summary.recent_surveys", "submitted_by_name"));
    }

    [Fact]
    public async Task Alerts_are_those_that_are_open()
    {
        var before = (await app.GetAsync("viewer", $"/customers/{id}")).Json;
        await app.SendAsync("manager", "PUT", $"/customers/{id}", $$"""{"contract_end_date":"{{app.Day(12)}}"}""");
        await app.SendAsync("manager", "POST", $"/health-scores/calculate/{id}");
        var during = (await app.GetAsync("viewer", $"/customers/{id}")).Json;
        await app.SendAsync("manager", "PUT", $"/customers/{id}", $$"""{"contract_end_date":"{{app.Day(400)}}"}""");
        var after = (await app.GetAsync("viewer", $"/customers/{id}")).Json;

        var alert = during.At("active_alerts").EnumerateArray().Single(item => item.Text("title") == "High Risk Health Score Alert");
        Assert.Equal(("health_drop", "high", false), (alert.Text("alert_type"), alert.Text("severity"), alert.At("is_resolved").GetBoolean()));
        Assert.Equal((0, 0), (Count(before, "High Risk"), Count(after, "High Risk")));

        static int Count(JsonElement detail, string title) =>
            detail.At("active_alerts").EnumerateArray().Count(item => item.Text("title").StartsWith(title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_timeline_has_what_happened_the_newest_first_and_its_total_is_of_all()
    {
        var day = app.Now().AddDays(-1);
        await app.SendAsync(
            id,
            ("interaction", day.AddMinutes(1), new { kind = "call", subject = "Kick-off", description = "Went well", performed_by = "Bea" }),
            ("survey", day.AddMinutes(2), new { kind = "nps", score = 9, feedback = "Great", submitted_by = "Ada", submitted_by_email = "ada@example.com" }));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.SendAsync("manager", "PUT", $"/customers/{id}", $$"""{"contract_end_date":"{{app.Day(12)}}"}""");

        var timeline = (await app.GetAsync("viewer", $"/customers/{id}/timeline")).Json;
        var part = (await app.GetAsync("viewer", $"/customers/{id}/timeline?skip=1&limit=1")).Json;

        var items = timeline.At("items").EnumerateArray().ToList();
        Assert.Equal(items.OrderByDescending(item => item.Text("date"), StringComparer.Ordinal).Select(item => item.Text("id")), items.Select(item => item.Text("id")));
        Assert.Equal(["csat_survey", "interaction"], items.Select(item => item.Text("type")).Where(type => type is "interaction" or "csat_survey"));
        var score = items.Single(item => item.Text("type") == "health_score");
        Assert.Equal(("Health score: 51", "High risk.", "high"), (score.Text("title"), score.Text("description"), score.Text("metadata.risk_level")));
        Assert.Equal("NPS survey: 9 of 10", items.Single(item => item.Text("type") == "csat_survey").Text("title"));
        var call = items.Single(item => item.Text("type") == "interaction");
        Assert.Equal(("Kick-off", "Went well", "Bea"), (call.Text("title"), call.Text("description"), call.Text("metadata.performed_by")));
        Assert.Contains(items, item => item.Text("type") == "alert" && item.Text("metadata.alert_type") == "health_drop");
        Assert.Equal(((int)timeline.Number("total"), 1, items[1].Text("id")), ((int)part.Number("total"), part.At("items").GetArrayLength(), part.At("items")[0].Text("id")));
        Assert.Equal(50, timeline.Number("limit"));
    }

    [Fact]
    public async Task A_customer_that_nothing_happened_with_has_an_empty_timeline_and_history()
    {
        var nobody = await app.PostCustomerAsync("""{"company_name":"Nobody"}""");

        var timeline = await app.GetAsync("viewer", $"/customers/{nobody}/timeline");
        var history = await app.GetAsync("viewer", $"/customers/{nobody}/health-history");

        Assert.Equal("""{"items":[],"total":0,"skip":0,"limit":50}""", timeline.Text);
        Assert.Equal("""{"health_scores":[],"total":0,"skip":0,"limit":100}""", history.Text);
    }

    private static string Texts(JsonElement json, string list, string field) => string.Join(", ", json.At(list).EnumerateArray().Select(item => item.Text(field)));

    private object Deployment(string product, bool active) => new
    {
        product,
        environment = "cloud",
        version = "2.1",
        license_type = "annual",
        license_expiry = app.Day(200),
        deployed = app.Day(-9),
        active,
    };
}
