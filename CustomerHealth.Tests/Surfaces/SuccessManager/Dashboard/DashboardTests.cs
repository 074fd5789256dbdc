using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Dashboard;

/// <summary>The nine dashboards over six customers, with the numbers that follow from them by hand.</summary>
public sealed class DashboardTests(DashboardTests.SixAccounts six) : IClassFixture<DashboardTests.SixAccounts>
{
    private static readonly Account Acme = new(
        Guid.Parse("00000000-0000-4000-8000-000000000001"), "Acme", "Telecom", "Ada", 600_000, 365, Active: ["MonetX", "SupportX", "GreenX"], Meetings: 7);
    private static readonly Account Bolt = new(
        Guid.Parse("00000000-0000-4000-8000-000000000002"), "Bolt", "Telecom", "Ada", 120_000.50m, 100, Active: ["MonetX"], Meetings: 2);
    private static readonly Account Crow = new(
        Guid.Parse("00000000-0000-4000-8000-000000000003"), "Crow", "Finance", "Bob", 30_000, 45, Inactive: ["MonetX"]);
    private static readonly Account Dune = new(
        Guid.Parse("00000000-0000-4000-8000-000000000004"), "Dune", null, null, 8_000, 90, "onboarding");
    private static readonly Account Echo = new(
        Guid.Parse("00000000-0000-4000-8000-000000000005"), "Echo", "Finance", "Bob", 50_000, 20, "churned", Active: ["GreenX"]);
    private static readonly Account Flux = new(
        Guid.Parse("00000000-0000-4000-8000-000000000006"), "Flux", "Finance", "Bob", 25_000, 0);

    [Fact]
    public async Task Totals_and_means_are_those_of_all_customers()
    {
        // Points: Acme 45 + 20 + 15 + 20, Bolt 45 + 16 + 6 + 6, Crow 45 + 10, Dune 45 + 16, Echo 45 + 4 + 6, Flux 45 + 4.
        Assert.Equal(
            """
            {"total_customers":6,"active_customers":2,"at_risk_customers":2,"churned_customers":1,"total_deployments":6,
            "deployments_by_product":{"MonetX":3,"SupportX":1,"GreenX":2},"total_contract_value":783000.5,
            "avg_health_score":65.5,"avg_csat_score":3.67,"nps_score":50,"open_alerts":2,"critical_alerts":0}
            """.ReplaceLineEndings(string.Empty),
            await TextAsync("/dashboard/stats"));
    }

    [Fact]
    public async Task The_distribution_has_everybody_with_a_score() => Assert.Equal(
        """
        {"average_score":65.5,"excellent":{"min":80,"max":100,"count":1,"percentage":16.7},"good":{"min":60,"max":79,"count":2,"percentage":33.3},
        "at_risk":{"min":40,"max":59,"count":3,"percentage":50},"critical":{"min":0,"max":39,"count":0,"percentage":0},"total_scored":6}
        """.ReplaceLineEndings(string.Empty),
        await TextAsync("/dashboard/health-distribution"));

    [Theory]
    [InlineData("daily", PeriodKind.Daily)]
    [InlineData("weekly", PeriodKind.Weekly)]
    [InlineData("monthly", PeriodKind.Monthly)]
    public async Task Health_is_shown_by_the_period_that_is_asked_for(string type, PeriodKind kind)
    {
        var answer = await JsonAsync($"/dashboard/health-trends?period_type={type}");
        var key = Period.KeyOf(kind, six.Today);

        Assert.Equal(type, answer.Text("period_type"));
        Assert.Equal($$"""[{"period":"{{key}}","avg_score":65.5,"customer_count":6}]""", answer.At("overall").GetRawText());
        Assert.Equal(
            [("MonetX", 86.5m, 2), ("SupportX", 100m, 1), ("GreenX", 77.5m, 2)],
            answer.At("by_product").EnumerateArray().Select(product => (
                product.Text("product"), product.At("trends")[0].Number("avg_score"), product.At("trends")[0].GetProperty("customer_count").GetInt32())));
    }

    [Fact]
    public async Task Without_a_period_months_are_shown_and_outside_of_a_range_nothing()
    {
        Assert.Equal("monthly", (await JsonAsync("/dashboard/health-trends")).Text("period_type"));
        Assert.Equal(
            """{"overall":[],"by_product":[],"period_type":"daily"}""",
            await TextAsync($"/dashboard/health-trends?period_type=daily&end_date={six.Today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(
            """{"overall":[],"by_product":[],"period_type":"monthly"}""",
            await TextAsync($"/dashboard/health-trends?start_date={six.Today.AddDays(1):yyyy-MM-dd}&end_date=2199-12-31"));
    }

    [Fact]
    public async Task Answers_are_shown_by_month_as_they_were_given()
    {
        var month = six.Today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var answer = await JsonAsync("/dashboard/csat-trends");

        Assert.Equal($$"""[{"period":"{{month}}","avg_score":5.6,"response_count":5}]""", answer.At("overall").GetRawText());
        Assert.Equal(
            [("MonetX", 6.5m, 2)],
            answer.At("by_product").EnumerateArray().Select(product => Trend(product, "product")));
        Assert.Equal(
            [("nps", 8.5m, 2), ("post_ticket", 4m, 2), ("quarterly", 3m, 1)],
            answer.At("by_survey_type").EnumerateArray().Select(kind => Trend(kind, "survey_type")));
        Assert.Equal(
            """{"overall":[],"by_product":[],"by_survey_type":[]}""",
            await TextAsync($"/dashboard/csat-trends?end_date={six.Today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(answer.GetRawText(), await TextAsync($"/dashboard/csat-trends?start_date={six.Today:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Segments_are_of_the_five_who_did_not_churn() => Assert.Equal(
        """
        {"by_industry":[{"name":"Finance","count":2,"percentage":40,"total_value":55000},{"name":"Telecom","count":2,"percentage":40,"total_value":720000.5},
        {"name":"Unknown","count":1,"percentage":20,"total_value":8000}],
        "by_contract_value_range":[{"name":"Enterprise ($500K\u002B)","count":1,"percentage":20,"total_value":600000},
        {"name":"Mid-Market ($100K-$500K)","count":1,"percentage":20,"total_value":120000.5},{"name":"SMB ($25K-$100K)","count":2,"percentage":40,"total_value":55000},
        {"name":"Starter (\u003C$25K)","count":1,"percentage":20,"total_value":8000}],
        "by_health_status":[{"name":"Excellent (80-100)","count":1,"percentage":20,"total_value":null},{"name":"Good (60-79)","count":2,"percentage":40,"total_value":null},
        {"name":"At Risk (40-59)","count":2,"percentage":40,"total_value":null},{"name":"Critical (\u003C40)","count":0,"percentage":0,"total_value":null},
        {"name":"Not Scored","count":0,"percentage":0,"total_value":null}],
        "by_product_mix":[{"name":"No Products","count":3,"percentage":60,"total_value":null},{"name":"GreenX, MonetX, SupportX","count":1,"percentage":20,"total_value":null},
        {"name":"MonetX","count":1,"percentage":20,"total_value":null}]}
        """.ReplaceLineEndings(string.Empty),
        await TextAsync("/dashboard/customer-segments"));

    [Fact]
    public async Task Renewals_are_cumulative_and_leave_out_who_churned()
    {
        var answer = await JsonAsync("/dashboard/upcoming-renewals");

        Assert.Equal(["Flux"], Names("renewals_30_days"));
        Assert.Equal(["Flux", "Crow"], Names("renewals_60_days"));
        Assert.Equal(["Flux", "Crow", "Dune"], Names("renewals_90_days"));
        Assert.Equal((25_000, 55_000, 63_000), (answer.Number("total_value_30_days"), answer.Number("total_value_60_days"), answer.Number("total_value_90_days")));
        Assert.Equal(
            $$"""
            {"customer_id":"{{Crow.Id}}","company_name":"Crow","contract_value":30000,"health_score":55,"health_status":"at_risk",
            "contract_end_date":"{{six.Today.AddDays(45):yyyy-MM-dd}}","days_until_renewal":45,"account_manager":"Bob"}
            """.ReplaceLineEndings(string.Empty),
            answer.At("renewals_90_days")[1].GetRawText());

        IEnumerable<string> Names(string list) => answer.At(list).EnumerateArray().Select(renewal => renewal.Text("company_name"));
    }

    [Fact]
    public async Task What_happened_lately_comes_newest_first()
    {
        var answer = await JsonAsync("/dashboard/recent-activity?limit=200");
        var all = answer.At("activities").EnumerateArray().ToList();

        Assert.Equal((28, 28m), (all.Count, answer.Number("total")));
        Assert.Equal(all.Select(item => item.Text("timestamp")).OrderDescending(StringComparer.Ordinal), all.Select(item => item.Text("timestamp")));
        Assert.Equal(
            [("alert", 2), ("csat", 5), ("interaction", 9), ("new_customer", 6), ("new_deployment", 6)],
            all.GroupBy(item => item.Text("activity_type")).Select(kind => (kind.Key, kind.Count())).Order());
        Assert.Contains(all, item => item.Text("title") == "New customer: Acme" && item.Text("customer_id") == Acme.Id.ToString());
        Assert.Contains(all, item => item.Text("title") == "New deployment: SupportX" && item.Text("metadata.version") == "2.1" && item.Text("customer_name") == "Acme");
        Assert.Contains(all, item => item.Text("title") == "Survey answered: 3 of 5" && item.Text("description") == "Fine" && item.Number("metadata.score") == 3);
        Assert.Contains(all, item => item.Text("title") == "Meeting 6" && item.Text("description") == "All is well" && item.Text("metadata.sentiment") == "neutral");
        Assert.Contains(all, item => item.Text("title") == "High Risk Health Score Alert" && item.Text("metadata.severity") == "high");
    }

    [Fact]
    public async Task Activity_can_be_cut_by_number_and_by_days()
    {
        Assert.Equal(28, (await JsonAsync("/dashboard/recent-activity")).Number("total"));
        Assert.Equal(3, (await JsonAsync("/dashboard/recent-activity?limit=3")).At("activities").GetArrayLength());
        var days = $"start_date={six.Today.AddDays(-6):yyyy-MM-dd}&end_date={six.Today.AddDays(-4):yyyy-MM-dd}";
        Assert.Equal(
            ["Meeting 4", "Meeting 5", "Meeting 6"],
            (await JsonAsync($"/dashboard/recent-activity?{days}")).At("activities").EnumerateArray().Select(item => item.Text("title")));
    }

    [Fact]
    public async Task Products_are_always_three() => Assert.Equal(
        """
        {"products":[{"product":"MonetX","deployment_count":3,"active_deployments":2,"inactive_deployments":1,"active_ratio":0.67,
        "avg_health_score":86.5,"avg_csat_score":5,"customer_count":3},
        {"product":"SupportX","deployment_count":1,"active_deployments":1,"inactive_deployments":0,"active_ratio":1,
        "avg_health_score":100,"avg_csat_score":null,"customer_count":1},
        {"product":"GreenX","deployment_count":2,"active_deployments":2,"inactive_deployments":0,"active_ratio":1,
        "avg_health_score":77.5,"avg_csat_score":null,"customer_count":2}]}
        """.ReplaceLineEndings(string.Empty),
        await TextAsync("/dashboard/product-performance"));

    [Fact]
    public async Task Managers_are_those_that_are_named_the_one_with_most_customers_first() => Assert.Equal(
        """
        {"managers":[{"account_manager":"Bob","customer_count":3,"avg_health_score":53,"at_risk_customers":2,"total_contract_value":55000,"churned_customers":1,"active_alerts":2},
        {"account_manager":"Ada","customer_count":2,"avg_health_score":86.5,"at_risk_customers":0,"total_contract_value":720000.5,"churned_customers":0,"active_alerts":0}]}
        """.ReplaceLineEndings(string.Empty),
        await TextAsync("/dashboard/account-manager-performance"));

    [Theory]
    [InlineData("health-trends", "period_type=yearly", "string_pattern_mismatch", "period_type")]
    [InlineData("health-trends", "start_date=2026-02-30", "date_parsing", "start_date")]
    [InlineData("health-trends", "end_date=tomorrow", "date_parsing", "end_date")]
    [InlineData("csat-trends", "start_date=", "date_parsing", "start_date")]
    [InlineData("csat-trends", "end_date=2026-1-1", "date_parsing", "end_date")]
    [InlineData("csat-trends", "end_date=0001-01-01", "date_parsing", "end_date")]
    [InlineData("recent-activity", "start_date=01.02.2026", "date_parsing", "start_date")]
    [InlineData("recent-activity", "end_date=9999-12-31", "date_parsing", "end_date")]
    [InlineData("recent-activity", "limit=0", "greater_than_equal", "limit")]
    [InlineData("recent-activity", "limit=201", "less_than_equal", "limit")]
    [InlineData("recent-activity", "limit=many", "int_parsing", "limit")]
    public async Task A_bad_parameter_is_named(string view, string query, string type, string field)
    {
        var answer = await six.App.GetAsync("viewer", $"/dashboard/{view}?{query}");

        Assert.Equal(422, answer.Status);
        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal((type, $"[\"query\",\"{field}\"]"), (error.Text("type"), error.At("loc").GetRawText()));
    }

    [Fact]
    public async Task A_view_is_one_request_to_the_store()
    {
        string[] views =
        [
            "stats", "health-distribution", "health-trends", "csat-trends", "customer-segments", "upcoming-renewals", "recent-activity",
            "product-performance", "account-manager-performance",
        ];
        await TextAsync("/dashboard/stats"); // The account behind the token is remembered from here on.
        foreach (var view in views)
        {
            var before = six.App.Get<StorageMeter>().Snapshot();
            await TextAsync($"/dashboard/{view}");
            Assert.Equal((view, 1), (view, six.App.Get<StorageMeter>().Snapshot().Since(before).Total.Requests));
        }
    }

    private static (string, decimal, int) Trend(JsonElement trend, string name) => (
        trend.Text(name), trend.At("trends")[0].Number("avg_score"), trend.At("trends")[0].GetProperty("response_count").GetInt32());

    private async Task<JsonElement> JsonAsync(string path)
    {
        var answer = await six.App.GetAsync("viewer", path);
        Assert.True(answer.Status == 200, answer.ToString());
        return answer.Json;
    }

    private async Task<string> TextAsync(string path) => (await JsonAsync(path)).GetRawText();

    /// <summary>The app with the six, their answers, and the dashboards built.</summary>
    public sealed class SixAccounts : IAsyncLifetime
    {
        public SuccessManagerApp App { get; } = new();

        public DateOnly Today { get; private set; }

        public async Task InitializeAsync()
        {
            await App.InitializeAsync();
            Today = DateOnly.FromDateTime(App.Clock.GetUtcNow().UtcDateTime);
            foreach (var account in new[] { Acme, Bolt, Crow, Dune, Echo, Flux })
            {
                await App.AddAsync(account);
            }

            await App.AnswerAsync(Acme, "nps", 9);
            await App.AnswerAsync(Bolt, "nps", 8, "MonetX");
            await App.AnswerAsync(Acme, "post_ticket", 5, "MonetX");
            await App.AnswerAsync(Acme, "post_ticket", 3);
            await App.AnswerAsync(Bolt, "quarterly", 3);
            await App.Product.DrainAsync();
        }

        public Task DisposeAsync() => App.DisposeAsync();
    }
}

/// <summary>The dashboards before there is anything to show.</summary>
public sealed class EmptyDashboardTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    [Theory]
    [InlineData("stats", """{"total_customers":0,"active_customers":0,"at_risk_customers":0,"churned_customers":0,"total_deployments":0,"deployments_by_product":{"MonetX":0,"SupportX":0,"GreenX":0},"total_contract_value":0,"avg_health_score":null,"avg_csat_score":null,"nps_score":null,"open_alerts":0,"critical_alerts":0}""")]
    [InlineData("health-distribution", """{"average_score":0,"excellent":{"min":80,"max":100,"count":0,"percentage":0},"good":{"min":60,"max":79,"count":0,"percentage":0},"at_risk":{"min":40,"max":59,"count":0,"percentage":0},"critical":{"min":0,"max":39,"count":0,"percentage":0},"total_scored":0}""")]
    [InlineData("health-trends", """{"overall":[],"by_product":[],"period_type":"monthly"}""")]
    [InlineData("csat-trends", """{"overall":[],"by_product":[],"by_survey_type":[]}""")]
    [InlineData("upcoming-renewals", """{"renewals_30_days":[],"renewals_60_days":[],"renewals_90_days":[],"total_value_30_days":0,"total_value_60_days":0,"total_value_90_days":0}""")]
    [InlineData("recent-activity", """{"activities":[],"total":0}""")]
    [InlineData("account-manager-performance", """{"managers":[]}""")]
    public async Task Nothing_is_zero_null_or_an_empty_list(string view, string body)
    {
        var answer = await app.GetAsync("viewer", $"/dashboard/{view}");

        Assert.Equal((200, body), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Names_that_are_always_there_have_zeros()
    {
        var segments = (await app.GetAsync("viewer", "/dashboard/customer-segments")).Json;
        var products = (await app.GetAsync("viewer", "/dashboard/product-performance")).Json.At("products").EnumerateArray().ToList();

        Assert.Equal(
            (0, 4, 5, 0),
            (segments.At("by_industry").GetArrayLength(), segments.At("by_contract_value_range").GetArrayLength(), segments.At("by_health_status").GetArrayLength(), segments.At("by_product_mix").GetArrayLength()));
        Assert.All(segments.At("by_contract_value_range").EnumerateArray(), segment => Assert.Equal((0, 0), (segment.Number("count"), segment.Number("total_value"))));
        Assert.Equal(["MonetX", "SupportX", "GreenX"], products.Select(product => product.Text("product")));
        Assert.All(products, product => Assert.Equal((0, 0, JsonValueKind.Null), (product.Number("deployment_count"), product.Number("active_ratio"), product.At("avg_health_score").ValueKind)));
    }
}
