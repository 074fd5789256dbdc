using CustomerHealth.Service.Customers;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Deployments;

/// <summary>
/// The lists over deployments of several customers. Acme: MonetX in the cloud for 5 days more, GreenX on premise for 31, an inactive MonetX.
/// Globex: MonetX hybrid for 20 days, SupportX whose licence has ended yesterday. Initech has churned with a MonetX.
/// </summary>
public sealed class DeploymentListTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string acme = null!;
    private string globex = null!;
    private string initech = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        acme = await app.AddCustomerAsync("Acme", account: new AccountDetails(ContactEmail: "ada@acme.example", AccountManager: "Max"));
        globex = await app.AddCustomerAsync("Globex");
        initech = await app.AddCustomerAsync("Initech");
        await AddAsync(acme, "MonetX", "cloud", 5, "a");
        await AddAsync(acme, "GreenX", "on_premise", 31, "b");
        await AddAsync(acme, "MonetX", "cloud", 9, "c", isActive: false);
        await AddAsync(globex, "MonetX", "hybrid", 20, "d");
        await AddAsync(globex, "SupportX", "cloud", -1, "e");
        await AddAsync(initech, "MonetX", "cloud", 3, "f");
        await app.HappensAsync(initech, "lifecycle", new { state = "churned" });
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("", "f e d c b a", 6)]
    [InlineData("?skip=1&limit=2", "e d", 6)]
    [InlineData("?product_name=MonetX", "f d c a", 4)]
    [InlineData("?environment=cloud&is_active=true", "f e a", 3)]
    [InlineData("?is_active=false", "c", 1)]
    [InlineData("?sort_by=license_expiry&sort_order=asc", "e f a c d b", 6)]
    [InlineData("?sort_by=version", "f e d c b a", 6)]
    [InlineData("?sort_by=nonsense&sort_order=asc", "a b c d e f", 6)]
    [InlineData("?customer_id={globex}", "e d", 2)]
    [InlineData("?customer_id={GLOBEX}&product_name=SupportX", "e", 1)]
    [InlineData("?customer_id=00000000-0000-4000-8000-000000000000", "", 0)]
    public async Task The_list_is_filtered_sorted_and_cut(string query, string versions, int total)
    {
        var list = await app.GetAsync("viewer", "/deployments" + query
            .Replace("{globex}", globex, StringComparison.Ordinal).Replace("{GLOBEX}", globex.ToUpperInvariant(), StringComparison.Ordinal));

        Assert.Equal((200, versions, total), (list.Status, list.Listed("deployments", "version"), (int)list.Json.Number("total")));
    }

    [Theory]
    [InlineData("product_name=Word", "enum")]
    [InlineData("environment=moon", "enum")]
    [InlineData("is_active=maybe", "bool_parsing")]
    [InlineData("customer_id=nobody", "uuid_parsing")]
    [InlineData("customer_id=%27", "uuid_parsing")]
    [InlineData("sort_order=up", "string_pattern_mismatch")]
    [InlineData("limit=101", "less_than_equal")]
    public async Task A_query_of_the_wrong_shape_is_named(string query, string type)
    {
        var answer = await app.GetAsync("viewer", $"/deployments?{query}");

        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal((422, type, "query", query.Split('=')[0]), (answer.Status, error.Text("type"), error.At("loc")[0].GetString(), error.At("loc")[1].GetString()));
    }

    [Theory]
    [InlineData("", "a d", "critical high", "5 20")]
    [InlineData("?days=7", "a", "critical", "5")]
    [InlineData("?days=31", "a d b", "critical high medium", "5 20 31")]
    [InlineData("?days=365&skip=1&limit=1", "d", "high", "20")]
    public async Task Licences_that_end_soon_are_listed_the_soonest_first(string query, string versions, string urgencies, string days)
    {
        var list = await app.GetAsync("viewer", "/deployments/expiring" + query);

        Assert.Equal(
            (200, versions, urgencies, days),
            (list.Status, list.Listed("deployments", "version"), list.Listed("deployments", "urgency"), list.Listed("deployments", "days_until_expiry")));
    }

    [Fact]
    public async Task A_licence_ends_on_its_last_day_and_says_whom_to_talk_to()
    {
        app.Clock.Advance(TimeSpan.FromDays(5));

        var first = (await app.GetAsync("viewer", "/deployments/expiring")).Json.At("deployments")[0];

        Assert.Equal((0, "critical"), ((int)first.Number("days_until_expiry"), first.Text("urgency")));
        Assert.Equal(("Acme", "ada@acme.example", "Max"), (first.Text("customer_name"), first.Text("customer_contact_email"), first.Text("account_manager")));
    }

    [Theory]
    [InlineData("days=0", "greater_than_equal")]
    [InlineData("days=366", "less_than_equal")]
    public async Task How_far_to_look_ahead_is_a_day_to_a_year(string query, string type) =>
        Assert.Equal(type, (await app.GetAsync("viewer", $"/deployments/expiring?{query}")).Json.At("detail")[0].Text("type"));

    [Fact]
    public async Task Statistics_count_what_is_in_use()
    {
        var stats = await app.GetAsync("viewer", "/deployments/stats");

        Assert.Equal(
            """{"total_active":5,"total_inactive":1,"by_product":{"MonetX":3,"SupportX":1,"GreenX":1},"by_environment":{"cloud":3,"on_premise":1,"hybrid":1},"expiring_in_30_days":2}""",
            stats.Text);
    }

    [Theory]
    [InlineData("MonetX", "", "f d c a", "churned active active active")]
    [InlineData("MonetX", "?is_active=false", "c", "active")]
    [InlineData("GreenX", "?skip=1", "", "")]
    public async Task Who_has_a_product_stands_with_how_they_are(string product, string query, string versions, string statuses)
    {
        var list = await app.GetAsync("viewer", $"/deployments/by-product/{product}{query}");

        Assert.Equal((versions, statuses), (list.Listed("deployments", "version"), list.Listed("deployments", "customer_status")));
        Assert.All(list.Json.At("deployments").EnumerateArray(), item => Assert.Equal("stable", item.Text("health_trend")));
    }

    [Fact]
    public async Task A_product_that_is_not_the_document_s_is_422()
    {
        var answer = await app.GetAsync("viewer", "/deployments/by-product/monetx");

        Assert.Equal(
            """{"detail":[{"type":"enum","loc":["path","product_name"],"msg":"Input should be 'MonetX', 'SupportX' or 'GreenX'","input":"monetx","ctx":{"expected":"'MonetX', 'SupportX' or 'GreenX'"}}]}""",
            answer.Text.Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_document_has_no_words_for_is_counted_and_not_shown()
    {
        await app.HappensAsync(globex, "deployment", new { deployment_id = "D1", product = "Word", environment = "cloud", license_expiry = app.Day(4) });
        await app.HappensAsync(globex, "deployment", new { deployment_id = "D2", product = "MonetX", environment = "moon", license_expiry = app.Day(4) });
        await app.HappensAsync(globex, "deployment", new { deployment_id = "D3", product = "MonetX", environment = "cloud" });
        await app.HappensAsync(globex, "deployment", new { deployment_id = "D4", product = "MonetX", environment = "cloud", license_expiry = app.Day(4) });

        var list = await app.GetAsync("viewer", "/deployments?limit=1");
        var stats = (await app.GetAsync("viewer", "/deployments/stats")).Json;

        Assert.Equal(
            (7, "unknown", "unknown", app.Day(0)),
            ((int)list.Json.Number("total"), list.Listed("deployments", "version"), list.Listed("deployments", "license_type"), list.Listed("deployments", "deployment_date")));
        Assert.Equal("a d", string.Join(' ', (await app.GetAsync("viewer", "/deployments/expiring")).Listed("deployments", "version").Split(' ').Where(version => version != "unknown")));
        Assert.Equal((9, 6, 1, 1, 5), (
            (int)stats.Number("total_active"), (int)stats.Number("by_product.MonetX"), (int)stats.Number("by_product.Word"),
            (int)stats.Number("by_environment.moon"), (int)stats.Number("expiring_in_30_days")));
    }

    [Fact]
    public async Task A_deployment_of_another_sender_is_changed_under_its_own_name_and_keeps_what_this_surface_does_not_know()
    {
        await app.HappensAsync(globex, "deployment", new { deployment_id = "D4", product = "MonetX", environment = "cloud", license_expiry = app.Day(4), seats = 7 });
        var id = (await app.GetAsync("viewer", "/deployments?limit=1")).Listed("deployments", "id");

        var changed = await app.SendAsync("manager", "PUT", $"/deployments/{id}", """{"version":"2"}""");

        Assert.Equal((200, id, "2"), (changed.Status, changed.Json.Text("id"), changed.Json.Text("version")));
        Assert.Equal(7, (await app.GetAsync("viewer", "/deployments")).Json.Number("total"));
        var state = await app.Get<CustomerReader>().FindAsync(CustomerHealth.Service.Tenancy.TenantId.Main, globex, default);
        var signal = Assert.Single(state!.Signals.Deployments, deployment => deployment.Id == "D4");
        Assert.Equal(("2", "success-manager"), (signal.Version, signal.Latest.Source));
        Assert.Contains("\"seats\":7", await StoredAsync(id), StringComparison.Ordinal);
    }

    private async Task<string> StoredAsync(string id)
    {
        var row = await app.Get<CustomerHealth.Service.Storage.ITableStore>().GetAsync(
            "Customers",
            app.Get<CustomerHealth.Service.Tenancy.ShardMap>().PartitionOf(CustomerHealth.Service.Tenancy.TenantId.Main, globex),
            $"r:deployment:{globex}:{id}",
            null,
            default);
        return System.Text.Encoding.UTF8.GetString(row!.GetBinary("Data")!);
    }

    private async Task AddAsync(string customer, string product, string environment, int days, string version, bool isActive = true)
    {
        var added = await app.SendAsync("manager", "POST", "/deployments/", $$"""
            {"customer_id":"{{customer}}","product_name":"{{product}}","deployment_date":"2024-01-01","version":"{{version}}","environment":"{{environment}}",
            "license_type":"enterprise","license_expiry":"{{app.Day(days)}}","is_active":{{(isActive ? "true" : "false")}}}
            """);
        Assert.Equal(201, added.Status);
    }
}
