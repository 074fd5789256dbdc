using System.Text;
using System.Text.Json;
using CustomerHealth.Tests.Surfaces.BadInput;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>Hostile and mistaken bodies and queries: refused in the surface's words, and nothing of them is taken.</summary>
public sealed class BadInputTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    private const string Good = """{"email":"x@example.com","full_name":"X","role":"viewer","password":"correct horse battery"}""";

    /// <summary>Method, path, a good body, then a field of it, a bad value, and the type of the refusal; null: the field is missing.</summary>
    public static TheoryData<string, string, string, string, string?, string> Fields
    {
        get
        {
            var data = new TheoryData<string, string, string, string, string?, string>();
            Add("POST", "/users", Good, ("email", [null, "5", "\"\"", "\"x\"", "\"a@b@c\"", "\"\\ud800@x.y\"", "null", "{}"]));
            Add("POST", "/users", Good, ("full_name", [null, "\"\"", "\"  \"", "[]", "\"a\\u0000\"", "\"a\\nb\"", Long(256)]));
            Add("POST", "/users", Good, ("role", ["\"owner\"", "\"ADMIN\"", "1", "null", "[\"admin\"]"]));
            Add("POST", "/users", Good, ("password", [null, "\"short\"", "12345678", Long(101), "null"]));
            Add("PUT", "/users/{id}", "{}", ("email", ["\"x\"", "5", Long(300)]));
            Add("PUT", "/users/{id}", "{}", ("full_name", ["\"\"", "5"]));
            Add("PUT", "/users/{id}", "{}", ("role", ["\"owner\"", "true"]));
            Add("PUT", "/users/{id}", "{}", ("is_active", ["\"maybe\"", "2", "[]"]));
            Add("PUT", "/users/{id}", "{}", ("password", ["\"short\"", "5"]));
            Add("PUT", "/users/{id}", "{}", ("phone", [Long(51), "5"]));
            Add("PUT", "/users/{id}/activate", """{"is_active":true}""", ("is_active", [null, "null", "\"perhaps\""]));
            Add("PUT", "/auth/me", "{}", ("email", ["\"x\"", "5"]));
            Add("PUT", "/auth/me", "{}", ("full_name", ["\"\"", Long(256)]));
            Add("PUT", "/auth/me", "{}", ("phone", [Long(51)]));
            Add("PUT", "/auth/me/password", """{"current_password":"x","new_password":"long enough"}""", ("current_password", [null, "\"\"", "5"]));
            Add("PUT", "/auth/me/password", """{"current_password":"x","new_password":"long enough"}""", ("new_password", [null, "\"short\"", Long(101)]));
            Add("POST", "/auth/refresh", """{"refresh_token":"x"}""", ("refresh_token", [null, "5", "null", "[]"]));
            Add("POST", "/auth/logout", """{"refresh_token":"x"}""", ("refresh_token", [null, "5", "null"]));
            return data;

            void Add(string method, string path, string good, (string Field, string?[] Values) bad)
            {
                foreach (var value in bad.Values)
                {
                    data.Add(method, path, good, bad.Field, value, value is null ? "missing" : "");
                }
            }
        }
    }

    public static TheoryData<string, string, string> Addressed => new()
    {
        { "POST", "/users", Good },
        { "PUT", "/users/{id}", """{"full_name":"X"}""" },
        { "PUT", "/users/{id}/activate", """{"is_active":true}""" },
        { "PUT", "/auth/me", """{"full_name":"X"}""" },
        { "PUT", "/auth/me/password", """{"current_password":"x","new_password":"long enough"}""" },
        { "POST", "/auth/refresh", """{"refresh_token":"x"}""" },
        { "POST", "/auth/logout", """{"refresh_token":"x"}""" },
    };

    [Theory, MemberData(nameof(Fields))]
    public async Task A_field_of_the_wrong_shape_is_named_in_a_list(string method, string path, string good, string field, string? value, string type)
    {
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(good)!.Where(member => member.Key != field)
            .Select(member => $"\"{member.Key}\":{member.Value.GetRawText()}");
        var before = await StateAsync();

        var answer = await SendAsync(method, path, $"{{{string.Join(',', value is null ? members : members.Append($"\"{field}\":{value}"))}}}");

        Assert.True(answer.Status == 422, answer.ToString());
        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal(["body", field], error.At("loc").EnumerateArray().Select(part => part.GetString()));
        Assert.True(type.Length == 0 || error.Text("type") == type, answer.ToString());
        Assert.Equal(["type", "loc", "msg", "input"], error.FieldNames().Take(4));
        Assert.Equal(before, await StateAsync());
    }

    [Theory, MemberData(nameof(Addressed))]
    public async Task A_body_that_is_no_JSON_object_is_422_and_what_is_not_said_to_be_JSON_415(string method, string path, string good)
    {
        var before = await StateAsync();
        foreach (var body in BadJson.Whole)
        {
            var answer = await SendAsync(method, path, body);
            Assert.True(answer.Status == 422, $"{body[..Math.Min(40, body.Length)]}: {answer}");
            var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
            Assert.Contains(error.Text("type"), (string[])["json_invalid", "missing", "model_attributes_type"]);
        }

        foreach (var type in new[] { null, "text/plain", "application/x-www-form-urlencoded" })
        {
            var answer = await app.Product.SendAsync(
                HttpMethod.Parse(method), Address(path), TestProduct.Bytes(Encoding.UTF8.GetBytes(good), type), ("Authorization", $"Bearer {app.TokenOf("admin")}"));
            Assert.Equal((type, 415), (type, answer.Status));
            Assert.NotEmpty(answer.Only("detail"));
        }

        Assert.Equal(413, (await SendAsync(method, path, good.Insert(1, $"\"x\":\"{new string('x', 65_536)}\","))).Status);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Where_JSON_breaks_off_is_said()
    {
        var answer = await SendAsync("POST", "/auth/refresh", """{"refresh_token":}""");

        Assert.Equal(
            """{"detail":[{"type":"json_invalid","loc":["body",17],"msg":"JSON decode error","input":{},"ctx":{"error":"The body is not well-formed JSON: line 1, byte 18."}}]}""",
            answer.Text);
    }

    [Theory]
    [InlineData("skip=-1", "greater_than_equal")]
    [InlineData("skip=x", "int_parsing")]
    [InlineData("limit=0", "greater_than_equal")]
    [InlineData("limit=101", "less_than_equal")]
    [InlineData("limit=", "int_parsing")]
    [InlineData("limit=1.5", "int_parsing")]
    [InlineData("limit=99999999999", "int_parsing_size")]
    [InlineData("search=", "string_too_short")]
    [InlineData("search=%00", "string_unicode")]
    [InlineData("role=owner", "enum")]
    [InlineData("is_active=maybe", "bool_parsing")]
    public async Task A_query_of_the_wrong_shape_is_named_in_a_list(string query, string type)
    {
        var answer = await app.GetAsync("admin", $"/users?{query}");

        Assert.Equal(422, answer.Status);
        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal((type, "query", query.Split('=')[0]), (error.Text("type"), error.At("loc")[0].GetString(), error.At("loc")[1].GetString()));
    }

    [Theory]
    [InlineData("", "username password")]
    [InlineData("username=a&password=", "password")]
    [InlineData("password=x", "username")]
    [InlineData("user=a&pass=b", "username password")]
    public async Task A_form_without_its_fields_is_422(string form, string missing)
    {
        var answer = await app.SendFormAsync("/auth/login", form);

        Assert.Equal(422, answer.Status);
        Assert.Equal(missing, string.Join(' ', answer.Json.At("detail").EnumerateArray().Select(error => error.At("loc")[1].GetString())));
    }

    [Fact]
    public async Task Signing_in_by_JSON_is_422_by_a_form_in_parts_415_and_by_a_form_of_too_many_fields_400()
    {
        var json = await app.Product.PostAsync("/api/v1/auth/login", """{"username":"admin@example.com","password":"correct horse battery"}""");
        var parts = await app.Product.SendAsync(HttpMethod.Post, "/api/v1/auth/login", TestProduct.Bytes("--x--"u8.ToArray(), "multipart/form-data; boundary=x"));
        var many = await app.SendFormAsync("/auth/login", string.Join('&', Enumerable.Range(0, 100).Select(number => $"f{number}=x")));

        Assert.Equal((422, 415, 400), (json.Status, parts.Status, many.Status));
        Assert.Equal(2, json.Json.At("detail").GetArrayLength());
        Assert.All([parts, many], answer => Assert.NotEmpty(answer.Only("detail")));
    }

    private Task<Answer> SendAsync(string method, string path, string body) => app.Product.SendAsync(
        HttpMethod.Parse(method), Address(path), TestProduct.Json(body), ("Authorization", $"Bearer {app.TokenOf("admin")}"));

    private string Address(string path) => SuccessManagerApp.Root + path.Replace("{id}", app.IdOf("viewer"), StringComparison.Ordinal);

    /// <summary>All that a half-taken request would change.</summary>
    private async Task<string> StateAsync() => (await app.GetAsync("admin", "/users")).Text;

    private static string Long(int characters) => $"\"{new string('x', characters)}\"";
}
