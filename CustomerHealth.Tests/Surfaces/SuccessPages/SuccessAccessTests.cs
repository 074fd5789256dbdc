using System.Net;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Pages;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessPages;

/// <summary>Who gets to these pages, and who may do something on them.</summary>
[Collection(SuccessSiteCollection.Name)]
public sealed class SuccessAccessTests(SuccessSite site)
{
    private static readonly string[] Pages = ["/app", "/app/alerts", "/app/customers/halden-ferries"];

    [Fact]
    public async Task Nobody_reads_without_a_sign_in_and_is_led_to_it_and_back()
    {
        using var nobody = new Browser(site.App.Address);
        foreach (var path in Pages)
        {
            using var answer = await nobody.GetAsync(path);

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal($"/sign-in?return={Uri.EscapeDataString(path)}", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task Nobody_writes_without_a_sign_in_or_without_the_token_of_the_page()
    {
        using var nobody = new Browser(site.App.Address);
        using var somebody = await site.SignInAsync(SuccessSite.Ines);
        foreach (var path in new[]
        {
            $"/app/alerts/{Guid.NewGuid()}/resolve", $"/app/alerts/{Guid.NewGuid()}/snooze",
            "/app/customers/halden-ferries/interactions", $"/app/interactions/{Guid.NewGuid()}/follow-up",
        })
        {
            using var unknown = await nobody.PostAsync(path, ("days", "1"));
            using var forged = await somebody.PostAsync(path, ("days", "1"));
            var page = await forged.Content.ReadAsStringAsync();

            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest), (unknown.StatusCode, forged.StatusCode));
            Assert.Contains("not from here", page, StringComparison.Ordinal);
            Assert.Contains("Nothing was saved.", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_program_with_a_key_reads_everybodys_and_gets_no_forms()
    {
        using var program = new HttpClient { BaseAddress = site.App.Address, DefaultRequestHeaders = { { "X-Api-Key", AccountsApp.OperatorKey } } };

        var worklist = await program.GetStringAsync("/app");
        var alerts = await program.GetStringAsync("/app/alerts");
        var account = await program.GetStringAsync("/app/customers/halden-ferries");

        Assert.Contains("<bdi>all owners</bdi>", worklist, StringComparison.Ordinal);
        Assert.All([worklist, alerts, account], page => Assert.DoesNotContain("method=\"post\"", page, StringComparison.Ordinal));
        Assert.Contains("<a href=\"/sign-in?return=%2Fapp%2Fcustomers%2Fhalden-ferries%23log\">Sign in</a>", account, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/sign-in?return=%2Fapp%2Falerts\">Sign in</a>", alerts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_the_pages_are_open_on_this_machine_and_show_everybodys()
    {
        await using var product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");

        var worklist = await product.GetAsync("/app");
        var account = await product.GetAsync("/app/customers/acme");
        var post = await product.SendAsync(HttpMethod.Post, "/app/customers/acme/interactions", new FormUrlEncodedContent([new("kind", "call")]));

        Assert.Equal((200, 200, 401), (worklist.Status, account.Status, post.Status));
        Assert.Contains("1 customer · <bdi>all owners</bdi>", worklist.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is waiting.", worklist.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\"", account.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_store_has_pages_that_say_what_to_do()
    {
        await using var product = await TestProduct.StartAsync();

        Assert.Contains("There are no customers yet.", (await product.GetAsync("/app")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing to do: no alert is open", (await product.GetAsync("/app/alerts")).Text, StringComparison.Ordinal);
    }
}
