using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Customers;

/// <summary>Customers are added, changed and taken for churned.</summary>
public sealed class CustomerWriteTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    private readonly string name = $"Company {Guid.NewGuid():N}";

    [Fact]
    public async Task A_customer_reads_back_as_it_was_added()
    {
        var sent = $$"""
            {"company_name":"{{name}}","industry":"Telecom","contact_name":"Ada","contact_email":"ada@example.com","contact_phone":"+31 20","deployed_products":["MonetX","GreenX"],
            "contract_start_date":"2026-01-01","contract_end_date":"2027-12-31","contract_value":1200.5,"account_manager":"Bea","status":"active",
            "logo_url":"https://example.com/l.png","notes":"First line\nsecond – 日本","portal_enabled":true}
            """;

        var created = await SendAsync("POST", "/customers/", sent);
        var detail = await app.GetAsync("viewer", $"/customers/{created.Json.Text("id")}");

        Assert.Equal((201, 200), (created.Status, detail.Status));
        Assert.Equal(created.Json.GetRawText(), detail.Json.At("customer").GetRawText());
        Assert.Equal(("\"v1\"", "\"v1\""), (created.Headers["ETag"], detail.Headers["ETag"]));
        foreach (var field in JsonDocument.Parse(sent).RootElement.EnumerateObject().Where(field => field.Name != "contract_value"))
        {
            Assert.Equal((field.Name, field.Value.ToString()), (field.Name, created.Json.At(field.Name).ToString()));
        }

        Assert.Equal("1200.50", created.Json.Text("contract_value"));
        Assert.True(Guid.TryParse(created.Json.Text("id"), out _));
    }

    [Fact]
    public async Task A_name_alone_makes_a_customer_that_is_being_onboarded_and_has_no_score()
    {
        var id = await AddAsync();

        var detail = (await app.GetAsync("viewer", $"/customers/{id}")).Json;

        Assert.Equal(("onboarding", 0, false), (detail.Text("customer.status"), detail.At("customer.deployed_products").GetArrayLength(), detail.At("customer.portal_enabled").GetBoolean()));
        Assert.All(
            ["industry", "contact_email", "contract_start_date", "contract_value", "account_manager", "account_manager_id", "account_manager_info", "notes"],
            field => Assert.Equal((field, JsonValueKind.Null), (field, detail.At($"customer.{field}").ValueKind)));
        Assert.Equal(JsonValueKind.Null, detail.At("overall_health_score").ValueKind);
    }

    [Theory]
    [InlineData("\"0.125\"", "0.12")]
    [InlineData("0.135", "0.14")]
    [InlineData("4200000", "4200000.00")]
    [InlineData("1.00004999", "1.00")]
    public async Task Money_is_text_with_two_decimals(string sent, string shown)
    {
        var id = await AddAsync($",\"contract_value\":{sent}");

        Assert.Equal(shown, (await app.GetAsync("viewer", $"/customers/{id}")).Json.Text("customer.contract_value"));
        var again = await SendAsync("PUT", $"/customers/{id}", $$"""{"contract_value":{{sent}}}""");
        Assert.Equal("\"v1\"", again.Headers["ETag"]);
    }

    [Fact]
    public async Task A_name_is_given_once_whatever_its_case_and_spaces()
    {
        var first = await AddAsync();
        var other = await AddAsync("", $"Other {name}");

        var created = await SendAsync("POST", "/customers/", $$"""{"company_name":" {{name.ToUpperInvariant()}} "}""");
        var renamed = await SendAsync("PUT", $"/customers/{other}", $$"""{"company_name":"{{name}}"}""");
        var same = await SendAsync("PUT", $"/customers/{first}", $$"""{"company_name":"{{name.ToUpperInvariant()}}"}""");

        Assert.Equal((409, "Company name already exists"), (created.Status, created.Only("detail")));
        Assert.Equal((409, "Company name already exists"), (renamed.Status, renamed.Only("detail")));
        Assert.Equal(200, same.Status);
    }

    [Fact]
    public async Task Of_two_that_are_added_under_one_name_at_once_one_is_there()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync("POST", "/customers/", $$"""{"company_name":"{{name}}"}""")));

        Assert.Equal([201, 409, 409, 409], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, (await app.GetAsync("viewer", $"/customers/?search={name}")).Json.Number("total"));
    }

    [Theory]
    [InlineData("2026-05-01", "2026-04-30", 422)]
    [InlineData("2026-05-01", "2026-05-01", 422)]
    [InlineData("2026-05-01", "2026-05-02", 200)]
    public async Task A_contract_ends_after_it_has_begun_also_when_only_one_of_the_days_is_sent(string start, string end, int status)
    {
        const string Rule = "Contract end date must be after start date";
        var id = await AddAsync($",\"contract_start_date\":\"{start}\"");

        var changed = await SendAsync("PUT", $"/customers/{id}", $$"""{"contract_end_date":"{{end}}","industry":"Changed"}""");
        var created = await SendAsync("POST", "/customers/", $$"""{"company_name":"Other {{name}}","contract_start_date":"{{start}}","contract_end_date":"{{end}}"}""");

        Assert.Equal((status, status == 200 ? 201 : 422), (changed.Status, created.Status));
        if (status == 422)
        {
            Assert.Equal((Rule, Rule), (changed.Only("detail"), created.Only("detail")));
            Assert.Equal(JsonValueKind.Null, (await app.GetAsync("viewer", $"/customers/{id}")).Json.At("customer.industry").ValueKind);
        }
    }

    [Fact]
    public async Task A_contract_of_a_day_that_no_event_can_be_of_is_refused_in_a_sentence()
    {
        var answer = await SendAsync("POST", "/customers/", $$"""{"company_name":"{{name}}","contract_start_date":"1950-01-01"}""");

        Assert.Equal((422, "The field 'start_date' must be a time in ISO 8601 from 1970 to 2199."), (answer.Status, answer.Only("detail")));
        Assert.Equal(0, (await app.GetAsync("viewer", $"/customers/?search={name}")).Json.Number("total"));
    }

    [Fact]
    public async Task An_account_manager_is_a_user_or_a_name()
    {
        var (csm, unknown) = (app.IdOf("csm"), Guid.NewGuid());
        var refused = await SendAsync("POST", "/customers/", $$"""{"company_name":"{{name}}","account_manager_id":"{{unknown}}"}""");
        var id = await AddAsync($",\"account_manager_id\":\"{csm.ToUpperInvariant()}\"");
        var byUser = (await app.GetAsync("viewer", $"/customers/{id}")).Json.At("customer");
        var byUnknown = await SendAsync("PUT", $"/customers/{id}", $$"""{"account_manager_id":"{{unknown}}"}""");
        var named = (await SendAsync("PUT", $"/customers/{id}", """{"account_manager":"C. Smith"}""")).Json;
        var byNobody = (await SendAsync("PUT", $"/customers/{id}", """{"account_manager_id":null}""")).Json;
        var byName = (await SendAsync("PUT", $"/customers/{id}", """{"account_manager":"Bea"}""")).Json;

        Assert.Equal((422, "Account manager user not found"), (refused.Status, refused.Only("detail")));
        Assert.Equal((422, "Account manager user not found"), (byUnknown.Status, byUnknown.Only("detail")));
        Assert.Equal((csm, "A csm", "A csm"), (byUser.Text("account_manager_id"), byUser.Text("account_manager"), byUser.Text("account_manager_name")));
        Assert.Equal((csm, "A csm", "csm@example.com"), (byUser.Text("account_manager_info.id"), byUser.Text("account_manager_info.full_name"), byUser.Text("account_manager_info.email")));
        Assert.Equal((csm, "C. Smith", "A csm"), (named.Text("account_manager_id"), named.Text("account_manager"), named.Text("account_manager_name")));
        Assert.All(["account_manager_id", "account_manager", "account_manager_name", "account_manager_info"], field => Assert.Equal(JsonValueKind.Null, byNobody.At(field).ValueKind));
        Assert.Equal(("Bea", JsonValueKind.Null), (byName.Text("account_manager"), byName.At("account_manager_name").ValueKind));
    }

    [Fact]
    public async Task A_change_touches_what_is_sent_and_a_null_empties_what_can_be_empty()
    {
        var id = await AddAsync(",\"industry\":\"Telecom\",\"notes\":\"Old\",\"deployed_products\":[\"MonetX\"],\"contract_end_date\":\"2027-01-01\",\"contract_value\":10,\"portal_enabled\":true");

        var one = (await SendAsync("PUT", $"/customers/{id}", """{"notes":"New","contract_value":20,"nobody_knows":1}""")).Json;
        var nulls = (await SendAsync("PUT", $"/customers/{id}", """{"company_name":null,"status":null,"portal_enabled":null,"industry":null,"deployed_products":null,"contract_end_date":null}""")).Json;

        Assert.Equal(("New", "20.00", "Telecom", "2027-01-01"), (one.Text("notes"), one.Text("contract_value"), one.Text("industry"), one.Text("contract_end_date")));
        Assert.Equal((name, "onboarding", true), (nulls.Text("company_name"), nulls.Text("status"), nulls.At("portal_enabled").GetBoolean()));
        Assert.Equal((JsonValueKind.Null, 0, JsonValueKind.Null), (nulls.At("industry").ValueKind, nulls.At("deployed_products").GetArrayLength(), nulls.At("contract_end_date").ValueKind));
        Assert.Equal(("New", "20.00"), (nulls.Text("notes"), nulls.Text("contract_value")));
    }

    [Fact]
    public async Task Changes_of_different_fields_at_once_all_survive()
    {
        var id = await AddAsync();
        string[] changes =
        [
            """{"industry":"Telecom"}""", """{"contract_value":7}""", """{"contract_end_date":"2027-01-01"}""", """{"status":"active"}""",
            """{"notes":"Kept"}""", """{"contract_start_date":"2026-01-01"}""",
        ];

        var answers = await Task.WhenAll(changes.Select(change => SendAsync("PUT", $"/customers/{id}", change)));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        var customer = (await app.GetAsync("viewer", $"/customers/{id}")).Json.At("customer");
        Assert.Equal(
            ("Telecom", "7.00", "2026-01-01", "2027-01-01", "active", "Kept"),
            (customer.Text("industry"), customer.Text("contract_value"), customer.Text("contract_start_date"), customer.Text("contract_end_date"), customer.Text("status"), customer.Text("notes")));
    }

    [Fact]
    public async Task A_change_of_a_version_that_is_gone_is_412_and_one_that_changes_nothing_makes_no_version()
    {
        var id = await AddAsync();

        var current = await SendAsync("PUT", $"/customers/{id}", """{"industry":"Telecom"}""", "\"v1\"");
        var stale = await SendAsync("PUT", $"/customers/{id}", """{"industry":"Finance"}""", "\"v1\"");
        var contract = await SendAsync("PUT", $"/customers/{id}", """{"contract_value":1}""", "\"v2\"");
        var status = await SendAsync("PUT", $"/customers/{id}", """{"status":"at_risk"}""", "*");
        var nothing = await SendAsync("PUT", $"/customers/{id}", """{"industry":"Telecom","contract_value":"1.00","status":"at_risk"}""", "\"v4\"");
        var deleted = await SendAsync("DELETE", $"/customers/{id}", null, "\"v3\"");

        Assert.Equal((200, "\"v2\""), (current.Status, current.Headers["ETag"]));
        Assert.Equal((412, "The customer is not in the version that was asked for"), (stale.Status, stale.Only("detail")));
        Assert.Equal(("\"v3\"", "\"v4\""), (contract.Headers["ETag"], status.Headers["ETag"]));
        Assert.Equal((200, "\"v4\"", status.Json.Text("updated_at")), (nothing.Status, nothing.Headers["ETag"], nothing.Json.Text("updated_at")));
        Assert.Equal(412, deleted.Status);
        Assert.Equal("Telecom", nothing.Json.Text("industry"));
    }

    [Fact]
    public async Task A_customer_that_is_deleted_has_churned_and_can_still_be_read()
    {
        var id = await AddAsync();

        var deleted = await SendAsync("DELETE", $"/customers/{id}");
        var again = await SendAsync("DELETE", $"/customers/{id}");

        Assert.Equal((200, $"Customer '{name}' has been churned"), (deleted.Status, deleted.Only("message")));
        Assert.Equal((200, deleted.Text), (again.Status, again.Text));
        Assert.Equal("churned", (await app.GetAsync("viewer", $"/customers/{id}")).Json.Text("customer.status"));
        Assert.Equal(0, (await app.GetAsync("viewer", $"/customers/?search={name}")).Json.Number("total"));
        Assert.Equal(1, (await app.GetAsync("viewer", $"/customers/?search={name}&status=churned")).Json.Number("total"));
        Assert.Equal(409, (await SendAsync("POST", "/customers/", $$"""{"company_name":"{{name}}"}""")).Status);
    }

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("GET", "/timeline", null)]
    [InlineData("GET", "/health-history", null)]
    [InlineData("PUT", "", "{}")]
    [InlineData("DELETE", "", null)]
    public async Task Who_is_not_there_is_404_and_what_can_be_nobody_422(string method, string action, string? body)
    {
        var unknown = await SendAsync(method, $"/customers/{Guid.NewGuid()}{action}", body);
        var none = await SendAsync(method, $"/customers/no-such-id{action}", body);

        Assert.Equal((404, "Customer not found"), (unknown.Status, unknown.Only("detail")));
        var error = Assert.Single(none.Json.At("detail").EnumerateArray());
        Assert.Equal((422, "uuid_parsing", "path", "customer_id"), (none.Status, error.Text("type"), error.At("loc")[0].GetString(), error.At("loc")[1].GetString()));
    }

    [Fact]
    public async Task A_customer_with_an_id_of_another_surface_and_a_UUID_in_capitals_are_found()
    {
        await app.Product.PutCustomerAsync("C001", """{"name":"Elsewhere Inc"}""", ("X-Api-Key", TestProduct.AdminKey));
        var id = await AddAsync();

        var changed = await SendAsync("PUT", "/customers/C001", """{"industry":"Tools"}""");
        var shouted = await app.GetAsync("viewer", $"/customers/{id.ToUpperInvariant()}");

        Assert.Equal((200, "C001", "Tools", "active"), (changed.Status, changed.Json.Text("id"), changed.Json.Text("industry"), changed.Json.Text("status")));
        Assert.Equal((200, id), (shouted.Status, shouted.Json.Text("customer.id")));
    }

    [Fact]
    public async Task Notes_and_products_that_take_more_than_a_record_holds_are_refused_in_a_sentence()
    {
        var id = await AddAsync($",\"notes\":\"{new string('ä', 30_000)}\"");
        var products = string.Join(',', Enumerable.Range(0, 100).Select(number => $"\"{number:D3}{new string('x', 200)}\""));

        var answer = await SendAsync("PUT", $"/customers/{id}", $$"""{"deployed_products":[{{products}}]}""");

        Assert.Equal((422, "The notes and other details have more text than a record holds"), (answer.Status, answer.Only("detail")));
        Assert.Equal("\"v1\"", (await app.GetAsync("viewer", $"/customers/{id}")).Headers["ETag"]);
    }

    private Task<string> AddAsync(string more = "", string? called = null) => app.PostCustomerAsync($$"""{"company_name":"{{called ?? name}}"{{more}}}""");

    private Task<Answer> SendAsync(string method, string path, string? json = null, string? match = null) => app.Product.SendAsync(
        HttpMethod.Parse(method),
        SuccessManagerApp.Root + path,
        json is null ? null : TestProduct.Json(json),
        [("Authorization", $"Bearer {app.TokenOf("manager")}"), .. match is null ? Array.Empty<(string, string)>() : [("If-Match", match)]]);
}
