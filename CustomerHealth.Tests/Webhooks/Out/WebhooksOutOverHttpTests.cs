using System.Diagnostics;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>The whole way over HTTP, in Development: a receiver is added, things happen on every surface, and it is told.</summary>
public sealed class WebhooksOutOverHttpTests : IAsyncLifetime
{
    private static readonly (string, string) Key = ("X-Api-Key", TestProduct.AdminKey);

    private TestProduct product = null!;
    private Receiver receiver = null!;
    private string path = null!;
    private string secret = null!;

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync();
        receiver = await Receiver.StartAsync();
        var added = await product.PostAsync("/api/webhooks", $$"""{"url":"{{receiver.Url}}","events":["*"]}""", Key);
        Assert.Equal(201, added.Status);
        path = $"/api/webhooks/{added.Json.Text("id")}";
        secret = added.Json.Text("secret");
    }

    public async Task DisposeAsync()
    {
        await product.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_change_through_any_surface_is_told_within_two_seconds()
    {
        var watch = Stopwatch.StartNew();
        await product.AddCustomerAsync("acme");
        await product.DrainAsync();
        Assert.Equal(["customer.created"], Types());
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2 + 3); // And what it takes to see that nothing more is to be done.

        await product.ApplyAsync(TestProduct.Event("1", "interaction", "acme", """{"kind":"escalation"}"""));
        await product.DrainAsync();
        Assert.Equal(["alert.raised", "customer.created", "interaction.created"], Types().Where(type => type != "health.changed").Order());

        Assert.Equal(200, (await product.SendAsync(HttpMethod.Delete, "/api/v1/customers/acme", null, Key)).Status);
        await product.DrainAsync();
        Assert.Equal("customer.deleted", Types().Last(type => type.StartsWith("customer", StringComparison.Ordinal)));
        Assert.All(receiver.Received, message => Assert.True(message.IsSignedWith(secret)));
    }

    [Fact]
    public async Task A_test_says_how_it_went_and_can_be_sent_again()
    {
        var asked = await product.PostAsync($"{path}/test", "{}", Key);
        await product.DrainAsync();
        var id = asked.Json.Text("id");

        Assert.Equal((202, "pending", $"{path}/deliveries/{id}"), (asked.Status, asked.Json.Text("status"), asked.Headers["Location"]));
        var delivery = await product.SendAsync(HttpMethod.Get, asked.Headers["Location"], null, Key);
        Assert.Equal(("delivered", 1), (delivery.Json.Text("status"), delivery.Json.At("attempts").GetArrayLength()));
        Assert.Equal(204, delivery.Json.At("attempts")[0].Number("status"));
        Assert.Equal(receiver.Received.Single().Text, delivery.Json.Text("body"));

        var again = await product.PostAsync($"{path}/deliveries/{id}/replay", "{}", Key);
        await product.DrainAsync();
        Assert.Equal((202, 404), (again.Status, (await product.PostAsync($"{path}/deliveries/msg_{new string('0', 32)}/replay", "{}", Key)).Status));
        Assert.Equal([id, id], receiver.Received.Select(message => message.Id));
    }

    [Fact]
    public async Task What_was_sent_is_listed_the_newest_first_page_by_page_and_sent_again_by_range()
    {
        receiver.Answer = Receiver.Status(500);
        await product.PostAsync($"{path}/test", "{}", Key);
        await product.DrainAsync();
        Assert.Equal(200, (await product.SendAsync(HttpMethod.Patch, path, TestProduct.Json("""{"active":false}"""), Key)).Status);
        Assert.Equal(409, (await product.PostAsync($"{path}/replay", "{}", Key)).Status);
        receiver.Answer = Receiver.Status(200);
        var lifted = await product.SendAsync(HttpMethod.Patch, path, TestProduct.Json("""{"active":true}"""), Key);
        Assert.Equal((200, true), (lifted.Status, lifted.Json.At("active").GetBoolean()));
        for (var number = 0; number < 5; number++)
        {
            await product.AddCustomerAsync($"c{number}");
        }

        await product.DrainAsync();
        var seen = new List<string>();
        for (string? next = null; seen.Count == 0 || next is not null;)
        {
            var page = await product.SendAsync(HttpMethod.Get, $"{path}/deliveries?limit=2&type=customer.created{(next is null ? "" : $"&before={next}")}", null, Key);
            seen.AddRange(page.Json.At("deliveries").EnumerateArray().Select(delivery => delivery.Text("id")));
            next = page.Json.At("next").GetString();
        }

        Assert.Equal((5, 5), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
        Assert.Equal(1, (await product.SendAsync(HttpMethod.Get, $"{path}/deliveries?status=failed", null, Key)).Json.At("deliveries").GetArrayLength());
        var before = receiver.Received.Count;
        var none = await product.PostAsync($"{path}/replay", """{"to":"2020-01-01"}""", Key);
        var all = await product.PostAsync($"{path}/replay", """{"from":"2020-01-01","to":"2030-01-01","type":"customer.created","status":"delivered"}""", Key);
        await product.DrainAsync();

        Assert.Equal((202, 0m, 202, 5m), (none.Status, none.Json.Number("replayed"), all.Status, all.Json.Number("replayed")));
        Assert.Equal(seen.Order(), receiver.Received.Skip(before).Select(message => message.Id).Order());
    }

    private IEnumerable<string> Types() => receiver.Received.Select(message => message.Type);
}
