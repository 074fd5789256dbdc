using System.Text;
using CustomerHealth.Tests.Surfaces.BadInput;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Customers;

/// <summary>Hostile and mistaken bodies: refused in the surface's words, and nothing of them is taken.</summary>
public sealed class CustomerBadInputTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    private static readonly Dictionary<string, string[]> BadValues = new()
    {
        ["company_name"] = ["\"\"", "\"  \"", "5", "[]", "\"a\\nb\"", Long(256), "\"\\ud800\""],
        ["industry"] = ["5", Long(101), "{}"],
        ["contact_name"] = ["true", Long(256)],
        ["contact_email"] = ["\"x\"", "\"\"", "5"],
        ["contact_phone"] = [Long(51), "5"],
        ["deployed_products"] = ["\"MonetX\"", "{}"],
        ["contract_start_date"] = ["\"2026-13-01\"", "\"01.02.2026\"", "20260101", "\"\""],
        ["contract_end_date"] = ["\"2026-02-30\"", "true"],
        ["contract_value"] = ["-1", "\"-0.01\"", "\"much\"", "true", "1e30", "\"\""],
        ["account_manager_id"] = ["\"no-uuid\"", "5", "\"\""],
        ["account_manager"] = ["5", Long(256)],
        ["status"] = ["\"vip\"", "\"ACTIVE\"", "1"],
        ["logo_url"] = [Long(501), "5"],
        ["notes"] = ["5", "[]"],
        ["portal_enabled"] = ["\"maybe\"", "2", "[]"],
    };

    public static TheoryData<string, string, string> Fields
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (name, values) in BadValues)
            {
                foreach (var value in values)
                {
                    data.Add("POST", name, value);
                    data.Add("PUT", name, value);
                }
            }

            foreach (var name in new[] { "deployed_products", "status", "portal_enabled", "company_name" })
            {
                data.Add("POST", name, "null");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Fields))]
    public async Task A_field_of_the_wrong_shape_is_named_in_a_list(string method, string field, string value)
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"{{Guid.NewGuid()}}"}""");
        var before = await StateAsync(id);

        var answer = await SendAsync(method, id, field == "company_name" ? $$"""{"company_name":{{value}}}""" : $$"""{"company_name":"New","{{field}}":{{value}}}""");

        Assert.True(answer.Status == 422, answer.ToString());
        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal(["body", field], error.At("loc").EnumerateArray().Select(part => part.GetString()));
        Assert.Equal(before, await StateAsync(id));
    }

    [Fact]
    public async Task A_bad_product_is_named_by_its_place_and_a_name_must_be_sent()
    {
        var product = await SendAsync("POST", "", """{"company_name":"New","deployed_products":["MonetX",5]}""");
        var nameless = await SendAsync("POST", "", """{"industry":"Telecom"}""");

        Assert.Equal("""["body","deployed_products",1]""", Assert.Single(product.Json.At("detail").EnumerateArray()).At("loc").GetRawText());
        Assert.Equal("missing", Assert.Single(nameless.Json.At("detail").EnumerateArray()).Text("type"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_body_that_is_no_JSON_object_is_422_what_is_not_said_to_be_JSON_415_and_what_is_too_large_413(string method)
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"{{Guid.NewGuid()}}"}""");
        var before = await StateAsync(id);
        foreach (var body in BadJson.Whole)
        {
            var answer = await SendAsync(method, id, body);
            Assert.True(answer.Status == 422, $"{body[..Math.Min(40, body.Length)]}: {answer}");
        }

        var text = await app.Product.SendAsync(
            HttpMethod.Parse(method), Address(method, id), TestProduct.Bytes(Encoding.UTF8.GetBytes("""{"company_name":"x"}"""), "text/plain"), ("Authorization", $"Bearer {app.TokenOf("admin")}"));
        var large = await SendAsync(method, id, $$"""{"company_name":"x","notes":"{{new string('x', 65_536)}}"}""");

        Assert.Equal((415, 413), (text.Status, large.Status));
        Assert.Equal(before, await StateAsync(id));
    }

    [Theory]
    [InlineData("/customers/{id}/health-history?start_date=yesterday", "start_date")]
    [InlineData("/customers/{id}/health-history?end_date=2026-02-30", "end_date")]
    [InlineData("/customers/{id}/timeline?limit=101", "limit")]
    [InlineData("/health-scores/customer/{id}/history?skip=-1", "skip")]
    [InlineData("/health-scores/at-risk?threshold=101", "threshold")]
    [InlineData("/health-scores/at-risk?threshold=low", "threshold")]
    public async Task A_query_of_the_wrong_shape_is_named(string path, string field)
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"{{Guid.NewGuid()}}"}""");

        var answer = await app.GetAsync("viewer", path.Replace("{id}", id, StringComparison.Ordinal));

        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal((422, "query", field), (answer.Status, error.At("loc")[0].GetString(), error.At("loc")[1].GetString()));
    }

    [Theory]
    [InlineData("""{"product_deployment_id":"x"}""", "uuid_parsing")]
    [InlineData("""{"product_deployment_id":5}""", "uuid_type")]
    [InlineData("[]", "model_attributes_type")]
    [InlineData("{", "json_invalid")]
    public async Task A_calculation_takes_a_deployment_s_id_or_nothing(string body, string type)
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"{{Guid.NewGuid()}}"}""");

        var answer = await app.SendAsync("manager", "POST", $"/health-scores/calculate/{id}", body);

        Assert.Equal((422, type), (answer.Status, Assert.Single(answer.Json.At("detail").EnumerateArray()).Text("type")));
        Assert.Equal(422, (await app.SendAsync("manager", "POST", "/health-scores/calculate-all?run_async=perhaps")).Status);
    }

    private static string Address(string method, string id) => $"{SuccessManagerApp.Root}/customers/{(method == "PUT" ? id : "")}";

    private Task<Answer> SendAsync(string method, string id, string body) => app.Product.SendAsync(
        HttpMethod.Parse(method), Address(method, id), TestProduct.Json(body), ("Authorization", $"Bearer {app.TokenOf("manager")}"));

    /// <summary>All that a half-taken request would change.</summary>
    private async Task<string> StateAsync(string id) =>
        (await app.GetAsync("viewer", $"/customers/{id}")).Text + (await app.GetAsync("viewer", "/customers/?search=New&limit=1")).Text;

    private static string Long(int characters) => $"\"{new string('x', characters)}\"";
}
