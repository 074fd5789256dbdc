using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.Platform;

/// <summary><c>/api/platform/customers/{id}</c>: the canonical record, written whole.</summary>
public sealed class CustomerRecordTests : IAsyncLifetime
{
    private TestProduct product = null!;

    public async Task InitializeAsync() => product = await TestProduct.StartAsync();

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task A_record_is_created_then_unchanged_then_replaced()
    {
        const string Whole = """{"kind":"organisation","name":"Acme","industry":"Finance","segment":"SMB","createdAt":"2025-01-12T10:00:00Z","attributes":{"plan":"Pro"}}""";

        var created = await product.PutCustomerAsync("acme", Whole);
        var again = await product.PutCustomerAsync("acme", Whole);
        var replaced = await product.PutCustomerAsync("acme", """{"name":"Acme"}""");
        var read = await product.GetAsync("/api/platform/customers/acme");

        Assert.Equal((201, 200, 200), (created.Status, again.Status, replaced.Status));
        Assert.Equal(("\"v1\"", "\"v1\"", "\"v2\""), (created.Headers["ETag"], again.Headers["ETag"], replaced.Headers["ETag"]));
        Assert.Equal(created.Text, again.Text);
        Assert.Equal(["id", "kind", "name", "industry", "segment", "createdAt", "updatedAt", "attributes"], created.Fields);
        Assert.Equal("Pro", created.Json.Text("attributes.plan"));
        Assert.Equal(replaced.Text, read.Text);
        Assert.Equal((JsonValueKind.Null, "2025-01-12T10:00:00Z"), (read.Json.At("industry").ValueKind, read.Json.Text("createdAt")));
    }

    [Theory]
    [InlineData("If-Match", "\"v1\"", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "\"v2\"", 412)]
    [InlineData("If-Match", "\"nonsense\"", 412)]
    [InlineData("If-Match", "\"v99999999999\"", 412)]
    [InlineData("If-None-Match", "*", 412)]
    public async Task A_condition_on_a_known_record_holds_or_is_412_and_nothing_changes(string header, string value, int status)
    {
        await product.AddCustomerAsync("acme", "Acme");

        var answer = await product.PutCustomerAsync("acme", """{"name":"Renamed"}""", (header, value));

        Assert.Equal(status, answer.Status);
        var read = await product.GetAsync("/api/platform/customers/acme");
        Assert.Equal(status == 200 ? "Renamed" : "Acme", read.Json.Text("name"));
    }

    [Theory]
    [InlineData("If-Match", "*", 412)]
    [InlineData("If-Match", "\"v1\"", 412)]
    [InlineData("If-None-Match", "*", 201)]
    public async Task A_condition_on_an_unknown_record_holds_or_is_412(string header, string value, int status)
    {
        var answer = await product.PutCustomerAsync("acme", """{"name":"Acme"}""", (header, value));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 201 ? 200 : 404, (await product.GetAsync("/api/platform/customers/acme")).Status);
    }

    [Fact]
    public async Task Two_organisations_cannot_have_one_name_but_two_persons_can()
    {
        await product.AddCustomerAsync("one", "Acme Corp");

        var taken = await product.PutCustomerAsync("two", """{"name":"ACME  corp"}""");
        var persons = new[] { await PutPersonAsync("p1"), await PutPersonAsync("p2") };
        await product.PutCustomerAsync("one", """{"name":"Acme Ltd"}""");
        var freed = await product.PutCustomerAsync("two", """{"name":"Acme Corp"}""");

        Assert.Equal((409, "name-taken"), (taken.Status, taken.Json.Text("code")));
        Assert.Equal([201, 201], persons);
        Assert.Equal(201, freed.Status);
    }

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("شركة الاختبار")]
    [InlineData("a\u202Egnp.exe")]
    [InlineData("株式会社 🚀 Ünïcödé")]
    [InlineData("'; DROP TABLE Customers; --")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("{{7*7}} ${7*7} %s %n")]
    public async Task Names_are_data_and_come_back_as_they_were_everywhere(string name)
    {
        var body = JsonSerializer.Serialize(new { name, industry = name, segment = name, attributes = new Dictionary<string, string> { ["said"] = name } });

        Assert.Equal(201, (await product.PutCustomerAsync("acme", body)).Status);

        await product.DrainAsync();
        var record = (await product.GetAsync("/api/platform/customers/acme")).Json;
        Assert.Equal((name, name, name, name), (record.Text("name"), record.Text("industry"), record.Text("segment"), record.Text("attributes.said")));
        Assert.Equal(name, (await product.GetAsync("/api/platform/customers/acme/health")).Json.Text("name"));
        Assert.Equal(name, (await product.GetAsync("/api/customers")).Json[0].Text("name"));
        Assert.Equal(name, (await product.GetAsync("/api/customers/acme/health")).Json.Text("customerName"));
        Assert.Equal(name, (await product.GetAsync("/api/dashboard")).Json.At("topAtRisk")[0].Text("name"));
    }

    [Fact]
    public async Task An_edit_keeps_the_events_and_an_event_keeps_the_version()
    {
        await product.AddCustomerAsync("acme");
        await product.ApplyAsync(TestProduct.Event("e", "login", "acme"));

        var edited = await product.PutCustomerAsync("acme", """{"name":"Acme"}""", ("If-Match", "\"v1\""));

        Assert.Equal(200, edited.Status);
        Assert.Equal(1, (await product.GetAsync("/api/platform/customers/acme/health")).Json.Number("events"));
    }

    private async Task<int> PutPersonAsync(string id) => (await product.PutCustomerAsync(id, """{"kind":"person","name":"Jo Doe"}""")).Status;
}
