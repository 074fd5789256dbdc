using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Tenancy;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Alerts;

/// <summary>
/// The lists over alerts of two customers, by their titles: of Acme a critical one, b resolved, c low and put off, d medium; of Globex e high
/// and f low, which is the newest.
/// </summary>
public sealed class AlertListTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string acme = null!;
    private string globex = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        acme = await app.AddCustomerAsync("Acme", account: new AccountDetails(AccountManager: "Max"));
        globex = await app.AddCustomerAsync("Globex");
        var a = await AddAsync(acme, "a", "critical", "health_drop");
        var b = await AddAsync(acme, "b", "high", "low_csat");
        var c = await AddAsync(acme, "c", "low", "contract_expiry");
        await AddAsync(acme, "d", "medium", "inactivity");
        await AddAsync(globex, "e", "high", "escalation");
        await AddAsync(globex, "f", "low", "contract_expiry");
        await app.SendAsync("viewer", "PUT", $"/alerts/{b}/resolve", """{"resolved_by":"Eve"}""");
        await app.SendAsync("viewer", "PUT", $"/alerts/{c}/snooze", """{"snooze_days":3,"snoozed_by":"Eve"}""");
        Assert.NotEqual(a, b);
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("", "f e d c b a", 6)]
    [InlineData("?skip=1&limit=2", "e d", 6)]
    [InlineData("?is_resolved=false", "f e d a", 4)]
    [InlineData("?is_resolved=true", "c b", 2)]
    [InlineData("?severity=high", "e b", 2)]
    [InlineData("?alert_type=contract_expiry", "f c", 2)]
    [InlineData("?customer_id={globex}", "f e", 2)]
    [InlineData("?customer_id={GLOBEX}&severity=low", "f", 1)]
    [InlineData("?customer_id=00000000-0000-4000-8000-000000000000", "", 0)]
    [InlineData("?sort_by=created_at&sort_order=asc", "a b c d e f", 6)]
    [InlineData("?sort_by=title", "f e d c b a", 6)]
    [InlineData("?sort_by=nonsense", "f e d c b a", 6)]
    [InlineData("?sort_by=resolved_at&limit=2", "c b", 6)]
    public async Task The_list_is_filtered_sorted_and_cut(string query, string titles, int total)
    {
        var list = await app.GetAsync("viewer", "/alerts/" + query
            .Replace("{globex}", globex, StringComparison.Ordinal).Replace("{GLOBEX}", globex.ToUpperInvariant(), StringComparison.Ordinal));

        Assert.Equal((200, titles, total), (list.Status, list.Listed("alerts", "title"), (int)list.Json.Number("total")));
    }

    [Theory]
    [InlineData("?sort_by=severity", "critical high high medium low low")]
    [InlineData("?sort_by=severity&sort_order=asc", "low low medium high high critical")]
    public async Task Severities_have_an_order_of_their_own(string query, string severities) =>
        Assert.Equal(severities, (await app.GetAsync("viewer", $"/alerts{query}")).Listed("alerts", "severity"));

    [Theory]
    [InlineData("", "a d", 2)]
    [InlineData("?include_resolved=true", "a b d c", 4)]
    [InlineData("?include_resolved=true&skip=1&limit=2", "b d", 4)]
    public async Task Those_of_a_customer_come_by_severity_and_the_newest_first(string query, string titles, int total)
    {
        var list = await app.GetAsync("viewer", $"/alerts/customer/{acme.ToUpperInvariant()}{query}");

        Assert.Equal((200, titles, total), (list.Status, list.Listed("alerts", "title"), (int)list.Json.Number("total")));
        Assert.Equal(query.Length == 0 ? 50 : list.Json.Number("limit"), list.Json.Number("limit"));
    }

    [Fact]
    public async Task When_a_snooze_is_over_the_alert_is_back()
    {
        app.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("f e d c a", (await app.GetAsync("viewer", "/alerts?is_resolved=false")).Listed("alerts", "title"));
    }

    [Fact]
    public async Task The_dashboard_counts_what_is_unresolved()
    {
        var json = (await app.GetAsync("viewer", "/alerts/dashboard")).Json;

        Assert.Equal(4, json.Number("total_unresolved"));
        Assert.Equal("""{"low":1,"medium":1,"high":1,"critical":1}""", json.At("by_severity").GetRawText());
        Assert.Equal(
            """{"health_drop":1,"contract_expiry":1,"low_csat":0,"escalation":1,"inactivity":1}""", json.At("by_type").GetRawText());
        Assert.Equal(
            ["e Globex", "a Acme"],
            json.At("recent_critical_alerts").EnumerateArray().Select(alert => $"{alert.Text("title")} {alert.Text("customer_name")}"));
        Assert.Equal((6, 2), ((int)json.Number("created_today"), (int)json.Number("resolved_today")));
    }

    [Fact]
    public async Task The_statistics_count_all_of_them()
    {
        var json = (await app.GetAsync("viewer", "/alerts/stats")).Json;

        Assert.Equal((6, 4, 2, 6), ((int)json.Number("total_alerts"), (int)json.Number("unresolved"), (int)json.Number("resolved"), (int)json.Number("created_last_7_days")));
        Assert.Equal(0, json.Number("avg_resolution_hours"));
        Assert.Equal("""{"total":2,"unresolved":1}""", json.At("by_severity.high").GetRawText());
    }

    [Fact]
    public async Task Without_any_all_counts_are_there_and_zero()
    {
        var empty = new SuccessManagerApp();
        await empty.InitializeAsync();
        var dashboard = await empty.GetAsync("viewer", "/alerts/dashboard");
        var stats = await empty.GetAsync("viewer", "/alerts/stats");
        await empty.DisposeAsync();

        Assert.Equal(4, dashboard.Json.At("by_severity").EnumerateObject().Count());
        Assert.Equal("null", stats.Json.At("avg_resolution_hours").GetRawText());
        Assert.Equal(4, stats.Json.At("by_severity").EnumerateObject().Count());
    }

    private async Task<Guid> AddAsync(string customer, string title, string severity, string type)
    {
        var alert = await app.Get<AlertDesk>().WriteAsync(
            TenantId.Main, customer, new AlertStatement(type, AlertSeverities.Read(severity), title, "It is so."), CancellationToken.None);
        return alert!.Id;
    }
}
