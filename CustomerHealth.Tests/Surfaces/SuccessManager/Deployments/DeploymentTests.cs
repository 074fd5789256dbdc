using CustomerHealth.Service.Customers;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Deployments;

/// <summary>Deployments one by one: what is written, and what is refused.</summary>
public sealed class DeploymentTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string acme = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        acme = await app.AddCustomerAsync("Acme", account: new AccountDetails("Ada", "ada@acme.example", "+41 1", AccountManager: "Max"));
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_deployment_is_added_read_changed_and_deactivated()
    {
        var added = await AddAsync();
        var path = $"/deployments/{added.Json.Text("id")}";
        var changed = await app.SendAsync("manager", "PUT", path, """{"version":" 2.1 ","environment":"hybrid","license_type":null}""");
        var deactivated = await app.SendAsync("admin", "DELETE", path);
        var read = (await app.GetAsync("viewer", path)).Json.At("deployment");

        Assert.Equal((201, acme, "MonetX", true), (added.Status, added.Json.Text("customer_id"), added.Json.Text("product_name"), added.Json.At("is_active").GetBoolean()));
        Assert.Equal(
            ("2.1", "hybrid", "enterprise", "2024-01-01"),
            (changed.Json.Text("version"), changed.Json.Text("environment"), changed.Json.Text("license_type"), changed.Json.Text("deployment_date")));
        Assert.Equal((200, false, "2.1"), (deactivated.Status, deactivated.Json.At("is_active").GetBoolean(), deactivated.Json.Text("version")));
        Assert.Equal(deactivated.Text, read.GetRawText());
        Assert.Equal(added.Json.Text("created_at"), read.Text("created_at"));
        Assert.True(read.At("updated_at").GetDateTime() > read.At("created_at").GetDateTime());
    }

    [Fact]
    public async Task A_deployment_counts_for_the_customer_s_score_at_once_and_stands_with_it()
    {
        var id = (await AddAsync()).Json.Text("id");

        var detail = (await app.GetAsync("viewer", $"/deployments/{id}")).Json;

        Assert.Equal(
            (acme, "Acme", "active", "Telecom", "Ada", "ada@acme.example", "+41 1", "Max"),
            (detail.Text("customer.id"), detail.Text("customer.company_name"), detail.Text("customer.status"), detail.Text("customer.industry"),
             detail.Text("customer.contact_name"), detail.Text("customer.contact_email"), detail.Text("customer.contact_phone"), detail.Text("customer.account_manager")));
        Assert.Equal((40, "stable"), ((int)detail.Number("latest_health_score.adoption_score"), detail.Text("latest_health_score.score_trend")));
        var today = Assert.Single(detail.At("health_score_history").EnumerateArray());
        Assert.Equal(detail.At("latest_health_score").GetRawText(), today.GetRawText());
    }

    [Fact]
    public async Task The_history_has_a_score_a_day_the_newest_first()
    {
        var id = (await AddAsync()).Json.Text("id");
        app.Clock.Advance(TimeSpan.FromDays(2));
        await AddAsync("SupportX");

        var history = (await app.GetAsync("viewer", $"/deployments/{id}")).Json.At("health_score_history").EnumerateArray().ToList();

        Assert.Equal([70, 40, 40], history.Select(score => (int)score.Number("adoption_score")));
        Assert.Equal([0, -1, -2], history.Select(score => (int)(score.At("calculated_at").GetDateTime().Date - app.Clock.GetUtcNow().UtcDateTime.Date).TotalDays));
    }

    [Theory]
    [InlineData("2024-01-01", "2023-12-31")]
    [InlineData("2024-01-01", "2024-01-01")]
    public async Task A_licence_must_end_after_the_day_of_the_deployment(string deployed, string expiry)
    {
        var id = (await AddAsync()).Json.Text("id");

        var added = await AddAsync(deployed: deployed, expiry: expiry);
        var both = await app.SendAsync("manager", "PUT", $"/deployments/{id}", $$"""{"deployment_date":"{{deployed}}","license_expiry":"{{expiry}}"}""");
        var one = await app.SendAsync("manager", "PUT", $"/deployments/{id}", """{"deployment_date":"2030-01-01","version":"9"}""");

        Assert.All([added, both, one], answer => Assert.Equal(
            (422, "License expiry date must be after deployment date"), (answer.Status, answer.Only("detail"))));
        Assert.Equal("1.0", (await app.GetAsync("viewer", $"/deployments/{id}")).Json.Text("deployment.version"));
        Assert.Equal(1, (await app.GetAsync("viewer", "/deployments")).Json.Number("total"));
    }

    [Fact]
    public async Task Two_changes_of_different_fields_at_once_both_survive()
    {
        var path = $"/deployments/{(await AddAsync()).Json.Text("id")}";
        var answers = await Task.WhenAll(
            app.SendAsync("manager", "PUT", path, """{"version":"2"}"""),
            app.SendAsync("admin", "PUT", path, """{"environment":"hybrid"}"""),
            app.SendAsync("manager", "PUT", path, """{"license_type":"trial"}"""));

        var after = (await app.GetAsync("viewer", path)).Json.At("deployment");
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(("2", "hybrid", "trial"), (after.Text("version"), after.Text("environment"), after.Text("license_type")));
    }

    [Fact]
    public async Task Unknown_things_are_404_and_what_can_be_no_id_is_422()
    {
        var unknown = await AddAsync(customer: Guid.NewGuid().ToString());
        var nonsense = await AddAsync(customer: "nobody");
        Assert.Equal((404, "Customer not found"), (unknown.Status, unknown.Only("detail")));
        Assert.Equal((422, "uuid_parsing", "body", "customer_id"), Fault(nonsense));

        foreach (var (method, body) in new[] { ("GET", null), ("PUT", "{}"), ("DELETE", null) })
        {
            var foreign = await app.SendAsync("admin", method, $"/deployments/{Guid.NewGuid()}", body);
            var noId = await app.SendAsync("admin", method, "/deployments/x", body);
            Assert.Equal((404, "Deployment not found"), (foreign.Status, foreign.Only("detail")));
            Assert.Equal((422, "uuid_parsing", "path", "deployment_id"), Fault(noId));
        }
    }

    [Fact]
    public async Task A_customer_of_another_surface_has_deployments_under_its_own_id()
    {
        await app.AddCustomerAsync("Other", "C001");

        var added = await AddAsync(customer: "C001");
        var listed = await app.GetAsync("viewer", "/deployments?customer_id=C001");

        Assert.Equal((201, "C001"), (added.Status, added.Json.Text("customer_id")));
        Assert.Equal(("Other", "C001"), (listed.Listed("deployments", "customer_name"), listed.Listed("deployments", "customer_id")));
    }

    [Fact]
    public async Task Text_of_four_byte_characters_has_as_many_of_them_as_the_document_says()
    {
        var most = string.Concat(Enumerable.Repeat("😀", 50));

        var added = await AddAsync();
        var changed = await app.SendAsync("manager", "PUT", $"/deployments/{added.Json.Text("id")}", $$"""{"version":"{{most}}"}""");
        var tooLong = await app.SendAsync("manager", "PUT", $"/deployments/{added.Json.Text("id")}", $$"""{"version":"{{most}}x"}""");

        Assert.Equal((200, most), (changed.Status, changed.Json.Text("version")));
        Assert.Equal((422, "string_too_long", "body", "version"), Fault(tooLong));
    }

    private Task<Answer> AddAsync(string product = "MonetX", string deployed = "2024-01-01", string expiry = "2026-06-01", string? customer = null) =>
        app.SendAsync("manager", "POST", "/deployments/", $$"""
            {"customer_id":"{{customer ?? acme}}","product_name":"{{product}}","deployment_date":"{{deployed}}","version":"1.0","environment":"cloud",
            "license_type":"enterprise","license_expiry":"{{expiry}}"}
            """);

    private static (int Status, string Type, string Place, string Field) Fault(Answer answer)
    {
        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        return (answer.Status, error.Text("type"), error.At("loc")[0].GetString()!, error.At("loc")[1].GetString()!);
    }
}
