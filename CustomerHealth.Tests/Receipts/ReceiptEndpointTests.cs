using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CustomerHealth.Tests.Accounts;
using Xunit;

namespace CustomerHealth.Tests.Receipts;

public sealed class ReceiptEndpointTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Fact]
    public async Task A_sender_sees_what_became_of_its_events_and_may_do_nothing_else()
    {
        await app.AddCustomerAsync("acme");
        using var sender = app.WithKey(await app.AddKeyAsync("events:write"));
        using var batch = new StringContent(
            """
            [{"specversion":"1.0","id":"1","source":"t","type":"login","subject":"acme"},
             {"specversion":"1.0","id":"2","source":"t","type":"dance","subject":"acme"}]
            """,
            Encoding.UTF8,
            "application/cloudevents-batch+json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/platform/events") { Content = batch };
        request.Headers.Add("Prefer", "wait=20");
        var posted = await (await sender.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();

        var receipt = await sender.GetFromJsonAsync<JsonElement>($"/api/platform/receipts/{posted.GetProperty("batchId").GetString()}");

        Assert.Equal("applied", receipt.GetProperty("results")[0].GetProperty("status").GetString());
        Assert.Equal("rejected", receipt.GetProperty("results")[1].GetProperty("status").GetString());
        Assert.Equal(1, receipt.GetProperty("counts").GetProperty("applied").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await sender.GetAsync("/api/platform/customers/acme")).StatusCode);
    }

    [Theory]
    [InlineData("0199c0de-0000-7000-8000-000000000000")]
    [InlineData("nonsense")]
    [InlineData("..%2f..%2fetc")]
    public async Task An_unknown_submission_is_404(string id)
    {
        using var admin = app.Operator();

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/api/platform/receipts/{id}")).StatusCode);
    }
}
