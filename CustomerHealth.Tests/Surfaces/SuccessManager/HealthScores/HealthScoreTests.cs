using System.Text.Json;
using CustomerHealth.Tests.Surfaces.SuccessManager.Customers;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.HealthScores;

/// <summary>The score of one customer: calculated, shown, and looked back at.</summary>
public sealed class HealthScoreTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    [Fact]
    public async Task The_worked_examples_come_out_as_documented()
    {
        var id = await AddAsync(12);
        var bare = await CalculateAsync(id);
        await app.SendAsync(
            id,
            ("deployment", app.Now(), new { product = "MonetX", environment = "cloud", license_expiry = app.Day(99) }),
            ("interaction", app.Now(), new { kind = "meeting" }),
            ("interaction", app.Now(), new { kind = "call" }),
            ("interaction", app.Now(), new { kind = "email" }));
        var busy = await CalculateAsync(id);

        Assert.Equal((200, 49, "high"), (bare.Status, (int)bare.Json.Number("overall_score"), bare.Json.Text("risk_level")));
        Assert.Equal((200, 61, "medium"), (busy.Status, (int)busy.Json.Number("overall_score"), busy.Json.Text("risk_level")));
        Assert.Equal((40, 100, 30, 20, 100), Components(busy.Json));
        Assert.Equal(id, busy.Json.Text("customer_id"));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (busy.Json.At("product_deployment_id").ValueKind, busy.Json.At("notes").ValueKind));
    }

    [Fact]
    public async Task What_stands_behind_a_score_is_said_by_component()
    {
        var id = await app.PostCustomerAsync($$"""
            {"company_name":"{{Guid.NewGuid()}}","contract_start_date":"{{app.Day(-10)}}","contract_end_date":"{{app.Day(100)}}","contract_value":"99.999"}
            """);
        await app.SendAsync(
            id,
            ("deployment", app.Now(), new { product = "MonetX", environment = "cloud", license_expiry = app.Day(99) }),
            ("interaction", app.Now().AddDays(-2), new { kind = "meeting" }),
            ("ticket", app.Now().AddDays(-5), new { ticket_id = "T1", priority = "critical", status = "closed", opened = app.Now().AddDays(-5), resolved = app.Now().AddDays(-4) }));

        var factors = (await CalculateAsync(id)).Json.At("factors");

        Assert.Equal(["product_adoption", "support_health", "engagement", "financial_health", "sla_compliance"], factors.FieldNames());
        Assert.Equal(1.00m, factors.EnumerateObject().Sum(factor => factor.Value.Number("weight")));
        Assert.Equal((50, 0.15m), ((int)factors.Number("product_adoption.score"), factors.Number("product_adoption.weight")));
        Assert.Equal(
            """{"deployed_products":["MonetX"],"product_count":1,"contract_age_days":10,"is_new_customer":true,"grace_period_applied":true}""",
            factors.At("product_adoption.details").GetRawText());
        Assert.Equal(
            """{"ticket_count_90_days":1,"avg_resolution_hours":24.00,"escalation_count":1,"open_tickets":0}""",
            factors.At("support_health.details").GetRawText().Replace("24,", "24.00,", StringComparison.Ordinal));
        var engagement = factors.At("engagement.details");
        Assert.Equal(["meetings_90_days", "calls_90_days", "emails_90_days", "total_interactions_90_days", "last_interaction_date", "days_since_last_interaction"], engagement.FieldNames());
        Assert.Equal((1, 0, 1, 2), ((int)engagement.Number("meetings_90_days"), (int)engagement.Number("calls_90_days"), (int)engagement.Number("total_interactions_90_days"), (int)engagement.Number("days_since_last_interaction")));
        var financial = factors.At("financial_health.details");
        Assert.Equal((100.00m, app.Day(-10), app.Day(100), 100, false, 10), (financial.Number("contract_value"), financial.Text("contract_start_date"), financial.Text("contract_end_date"), (int)financial.Number("days_until_expiry"), financial.At("is_expired").GetBoolean(), (int)financial.Number("tenure_days")));
        Assert.Equal(
            (1, 1, 100m, 0m),
            ((int)factors.Number("sla_compliance.details.total_tickets_90_days"), (int)factors.Number("sla_compliance.details.sla_breached_count"), factors.Number("sla_compliance.details.breach_rate_percent"), factors.Number("sla_compliance.details.compliance_rate_percent")));
    }

    [Fact]
    public async Task A_calculation_marks_who_stands_low_and_raises_the_alert_once()
    {
        var id = await AddAsync(12);

        await CalculateAsync(id);
        await CalculateAsync(id);

        var detail = (await app.GetAsync("viewer", $"/customers/{id}")).Json;
        Assert.Equal("at_risk", detail.Text("customer.status"));
        Assert.Single(detail.At("active_alerts").EnumerateArray(), alert => alert.Text("title") == "High Risk Health Score Alert");
    }

    [Fact]
    public async Task The_score_of_now_is_the_one_calculated_last_under_the_same_id()
    {
        var id = await AddAsync(12);

        var calculated = (await CalculateAsync(id)).Json;
        var shown = (await app.GetAsync("viewer", $"/health-scores/customer/{id}")).Json;
        var history = (await app.GetAsync("viewer", $"/health-scores/customer/{id}/history")).Json;

        Assert.Equal(calculated.GetRawText(), shown.GetRawText());
        Assert.Equal(shown.GetRawText(), Assert.Single(history.At("health_scores").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task Days_without_an_evaluation_have_the_score_in_force_their_midnight_and_no_factors()
    {
        var id = await AddAsync(200);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await CalculateAsync(id);

        var all = (await app.GetAsync("viewer", $"/customers/{id}/health-history")).Json;
        var part = (await app.GetAsync("viewer", $"/customers/{id}/health-history?start_date={app.Day(-3)}&end_date={app.Day(-1)}&skip=1&limit=1")).Json;

        var days = all.At("health_scores").EnumerateArray().ToList();
        Assert.Equal(4, all.Number("total"));
        Assert.Equal(4, days.Select(day => day.Text("id")).Distinct().Count());
        Assert.Equal([JsonValueKind.Object, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null], days.Select(day => day.At("factors").ValueKind));
        Assert.Equal($"{app.Day(-1)}T00:00:00Z", days[1].Text("calculated_at"));
        Assert.Equal((3, days[2].GetRawText()), ((int)part.Number("total"), Assert.Single(part.At("health_scores").EnumerateArray()).GetRawText()));
        Assert.All(days, day => Assert.Equal((65, "medium", "stable"), ((int)day.Number("overall_score"), day.Text("risk_level"), day.Text("score_trend"))));
    }

    [Fact]
    public async Task Of_a_customer_of_whom_nothing_is_known_a_calculation_says_so_and_keeps_no_score()
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"{{Guid.NewGuid()}}"}""");

        var calculated = await CalculateAsync(id);
        var shown = await app.GetAsync("viewer", $"/health-scores/customer/{id}");

        Assert.Equal((200, 55), (calculated.Status, (int)calculated.Json.Number("overall_score")));
        Assert.StartsWith("Nothing is known of this customer yet", calculated.Json.Text("notes"), StringComparison.Ordinal);
        Assert.Equal((404, "No health score found for this customer"), (shown.Status, shown.Only("detail")));
        Assert.Equal("onboarding", (await app.GetAsync("viewer", $"/customers/{id}")).Json.Text("customer.status"));
    }

    [Fact]
    public async Task A_deployment_must_be_the_customer_s_own()
    {
        var (id, other) = (await AddAsync(12), await AddAsync(12));
        foreach (var customer in new[] { id, other })
        {
            await app.SendAsync(customer, ("deployment", app.Now(), new { product = "MonetX", environment = "cloud", license_expiry = app.Day(99) }));
        }

        var (own, foreign) = (await DeploymentOfAsync(id), await DeploymentOfAsync(other));
        var answer = await CalculateAsync(id, $$"""{"product_deployment_id":"{{own}}"}""");

        Assert.Equal((200, own), (answer.Status, answer.Json.Text("product_deployment_id")));
        foreach (var wrong in new[] { foreign, Guid.NewGuid().ToString() })
        {
            var refused = await CalculateAsync(id, $$"""{"product_deployment_id":"{{wrong}}"}""");
            Assert.Equal((422, "Product deployment not found or doesn't belong to customer"), (refused.Status, refused.Only("detail")));
        }
    }

    [Theory]
    [InlineData("POST", "/health-scores/calculate/{0}")]
    [InlineData("GET", "/health-scores/customer/{0}")]
    [InlineData("GET", "/health-scores/customer/{0}/history")]
    public async Task Who_is_not_there_is_404_and_what_can_be_nobody_422(string method, string path)
    {
        var unknown = await app.SendAsync("manager", method, path.Replace("{0}", Guid.NewGuid().ToString(), StringComparison.Ordinal));
        var none = await app.SendAsync("manager", method, path.Replace("{0}", "no-such-id", StringComparison.Ordinal));

        Assert.Equal((404, "Customer not found"), (unknown.Status, unknown.Only("detail")));
        Assert.Equal((422, "uuid_parsing"), (none.Status, Assert.Single(none.Json.At("detail").EnumerateArray()).Text("type")));
    }

    private Task<string> AddAsync(int daysLeft) =>
        app.PostCustomerAsync($$"""{"company_name":"{{Guid.NewGuid()}}","status":"active","contract_end_date":"{{app.Day(daysLeft)}}"}""");

    private Task<Answer> CalculateAsync(string id, string? body = null) => app.SendAsync("manager", "POST", $"/health-scores/calculate/{id}", body);

    private async Task<string> DeploymentOfAsync(string id) =>
        (await app.GetAsync("viewer", $"/customers/{id}")).Json.At("product_deployments")[0].Text("id");

    private static (int, int, int, int, int) Components(JsonElement score) => (
        (int)score.Number("product_adoption_score"),
        (int)score.Number("support_health_score"),
        (int)score.Number("engagement_score"),
        (int)score.Number("financial_health_score"),
        (int)score.Number("sla_compliance_score"));
}
