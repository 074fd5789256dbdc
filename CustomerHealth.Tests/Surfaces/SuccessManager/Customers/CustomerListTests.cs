using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Customers;

/// <summary>The list of customers: whom it shows, in which order, and how many there are.</summary>
public sealed class CustomerListTests : IClassFixture<CustomerListTests.Portfolio>
{
    private readonly SuccessManagerApp app;

    public CustomerListTests(Portfolio portfolio) => app = portfolio.App;

    [Theory]
    [InlineData("", 5, "Zeta, Delta, Gamma, Beta, Alpha")]
    [InlineData("sort_order=asc", 5, "Alpha, Beta, Gamma, Delta, Zeta")]
    [InlineData("sort_by=nothing_of_the_kind&sort_order=asc&limit=2", 5, "Alpha, Beta")]
    [InlineData("skip=1&limit=2", 5, "Delta, Gamma")]
    [InlineData("skip=9", 5, "")]
    [InlineData("limit=10000", 5, "Zeta, Delta, Gamma, Beta, Alpha")]
    [InlineData("search=ET", 2, "Zeta, Beta")]
    [InlineData("search=%25", 0, "")]
    [InlineData("status=churned", 1, "Omega")]
    [InlineData("status=at_risk", 1, "Gamma")]
    [InlineData("status=active", 3, "Zeta, Beta, Alpha")]
    [InlineData("status=onboarding", 1, "Delta")]
    [InlineData("industry=telecom", 2, "Beta, Alpha")]
    [InlineData("account_manager=a%20csm", 1, "Alpha")]
    [InlineData("account_manager=Bea", 2, "Gamma, Beta")]
    [InlineData("account_manager_id={csm}", 1, "Alpha")]
    [InlineData("account_manager_id={CSM}", 1, "Alpha")]
    [InlineData("account_manager_id=nobody", 0, "")]
    [InlineData("min_health_score=0", 5, "Zeta, Delta, Gamma, Beta, Alpha")]
    [InlineData("min_health_score=1", 3, "Gamma, Beta, Alpha")]
    [InlineData("min_health_score=50", 2, "Gamma, Beta")]
    [InlineData("min_health_score=49&max_health_score=49", 1, "Alpha")]
    [InlineData("max_health_score=49", 3, "Zeta, Delta, Alpha")]
    [InlineData("sort_by=health_score", 5, "Gamma, Beta, Alpha, Delta, Zeta")]
    [InlineData("sort_by=health_score&sort_order=asc", 5, "Alpha, Beta, Gamma, Delta, Zeta")]
    [InlineData("sort_by=company_name&sort_order=asc", 5, "Alpha, Beta, Delta, Gamma, Zeta")]
    [InlineData("sort_by=industry&sort_order=asc", 5, "Gamma, Alpha, Beta, Delta, Zeta")]
    [InlineData("sort_by=industry", 5, "Alpha, Beta, Gamma, Delta, Zeta")]
    [InlineData("sort_by=contract_value", 5, "Beta, Gamma, Alpha, Delta, Zeta")]
    [InlineData("sort_by=contract_end_date&sort_order=asc", 5, "Alpha, Beta, Gamma, Delta, Zeta")]
    [InlineData("sort_by=status&sort_order=asc", 5, "Alpha, Beta, Zeta, Gamma, Delta")]
    [InlineData("sort_by=account_manager&sort_order=asc", 5, "Alpha, Beta, Gamma, Delta, Zeta")]
    [InlineData("sort_by=updated_at&sort_order=asc", 5, "Alpha, Beta, Gamma, Delta, Zeta")]
    public async Task Who_is_asked_for_is_shown_in_the_order_asked_for(string query, int total, string names)
    {
        var asked = query.Replace("{csm}", app.IdOf("csm"), StringComparison.Ordinal).Replace("{CSM}", app.IdOf("csm").ToUpperInvariant(), StringComparison.Ordinal);

        var list = await app.GetAsync("viewer", $"/customers/?{asked}");

        Assert.True(list.Status == 200, list.ToString());
        Assert.Equal(names, string.Join(", ", list.Json.At("customers").EnumerateArray().Select(customer => customer.Text("company_name"))));
        Assert.Equal(total, list.Json.Number("total"));
    }

    [Fact]
    public async Task A_line_has_the_contract_the_manager_the_products_and_the_score()
    {
        var list = await app.GetAsync("viewer", "/customers/?search=Alpha");

        var alpha = Assert.Single(list.Json.At("customers").EnumerateArray());
        Assert.Equal(("1000.00", app.Day(12), "A csm", "A csm", app.IdOf("csm")), (alpha.Text("contract_value"), alpha.Text("contract_end_date"), alpha.Text("account_manager"), alpha.Text("account_manager_name"), alpha.Text("account_manager_id")));
        Assert.Equal((49, "high", "stable"), ((int)alpha.Number("latest_health_score.overall_score"), alpha.Text("latest_health_score.risk_level"), alpha.Text("latest_health_score.score_trend")));
        Assert.Equal(
            (0, 100, 0, 20, 100),
            ((int)alpha.Number("latest_health_score.product_adoption_score"), (int)alpha.Number("latest_health_score.support_health_score"), (int)alpha.Number("latest_health_score.engagement_score"), (int)alpha.Number("latest_health_score.financial_health_score"), (int)alpha.Number("latest_health_score.sla_compliance_score")));
        var gamma = Assert.Single((await app.GetAsync("viewer", "/customers/?search=Gamma")).Json.At("customers").EnumerateArray());
        Assert.Equal(("SupportX", "MonetX"), (gamma.At("deployed_products")[0].GetString(), gamma.At("products")[0].GetString()));
        var person = Assert.Single((await app.GetAsync("viewer", "/customers/?search=Zeta")).Json.At("customers").EnumerateArray());
        Assert.Equal(("zeta", JsonValueKind.Null), (person.Text("id"), person.At("latest_health_score").ValueKind));
    }

    [Fact]
    public async Task Industries_are_those_that_occur_and_account_managers_who_may_look_after_somebody()
    {
        var industries = await app.GetAsync("viewer", "/customers/industries");
        var managers = await app.GetAsync("viewer", "/customers/account-managers");

        Assert.Equal(["Finance", "Retail", "Telecom"], industries.Json.EnumerateArray().Select(industry => industry.GetString()));
        Assert.Equal(["account_manager", "admin", "csm", "manager"], managers.Json.EnumerateArray().Select(user => user.Text("role")));
        Assert.Equal(["id", "full_name", "email", "role"], managers.Json[0].FieldNames());
    }

    [Theory]
    [InlineData("skip=-1", "greater_than_equal")]
    [InlineData("limit=0", "greater_than_equal")]
    [InlineData("limit=10001", "less_than_equal")]
    [InlineData("search=", "string_too_short")]
    [InlineData("status=vip", "enum")]
    [InlineData("min_health_score=101", "less_than_equal")]
    [InlineData("max_health_score=-1", "greater_than_equal")]
    [InlineData("max_health_score=x", "int_parsing")]
    [InlineData("sort_order=up", "string_pattern_mismatch")]
    public async Task A_query_of_the_wrong_shape_is_named_in_a_list(string query, string type)
    {
        var answer = await app.GetAsync("viewer", $"/customers/?{query}");

        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal((422, type, query.Split('=')[0]), (answer.Status, error.Text("type"), error.At("loc")[1].GetString()));
    }

    /// <summary>Five customers and one that has churned, the oldest first; Zeta is a person.</summary>
    public sealed class Portfolio : IAsyncLifetime
    {
        public SuccessManagerApp App { get; } = new();

        public async Task InitializeAsync()
        {
            await App.InitializeAsync();
            await AddAsync("Alpha", $",\"industry\":\"Telecom\",\"account_manager_id\":\"{App.IdOf("csm")}\",\"status\":\"active\",\"contract_end_date\":\"{App.Day(12)}\",\"contract_value\":1000");
            await AddAsync("Beta", $",\"industry\":\"Telecom\",\"account_manager\":\"Bea\",\"status\":\"active\",\"contract_end_date\":\"{App.Day(60)}\",\"contract_value\":3000");
            var gamma = await AddAsync("Gamma", $",\"industry\":\"Finance\",\"account_manager\":\"Bea\",\"status\":\"at_risk\",\"contract_end_date\":\"{App.Day(400)}\",\"contract_value\":\"2000\",\"deployed_products\":[\"SupportX\"]");
            await App.AddRecordsAsync(gamma);
            await AddAsync("Delta", "");
            await AddAsync("Omega", ",\"status\":\"churned\",\"industry\":\"Retail\"");
            await App.Product.PutCustomerAsync("zeta", """{"name":"Zeta","kind":"person"}""", ("X-Api-Key", TestProduct.AdminKey));
        }

        public Task DisposeAsync() => App.DisposeAsync();

        private async Task<string> AddAsync(string name, string more)
        {
            App.Clock.Advance(TimeSpan.FromSeconds(1));
            return await App.PostCustomerAsync($$"""{"company_name":"{{name}}"{{more}}}""");
        }
    }
}
