using System.Text.RegularExpressions;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthHtml;

/// <summary>A form that a person sends, loads again, and fills in anew.</summary>
public sealed partial class EventFormTests : IAsyncLifetime
{
    private const string Page = "/health-html/api/customers/acme/health";

    private TestProduct product = null!;

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task Every_form_that_is_shown_has_an_id_of_its_own()
    {
        var ids = await IdsAsync();
        var again = await IdsAsync();

        Assert.Equal(5, ids.Count);
        Assert.Equal(10, ids.Concat(again).Distinct().Count());
    }

    [Fact]
    public async Task Loading_the_result_page_again_records_nothing_more_and_the_form_anew_does()
    {
        var id = (await IdsAsync())[0];
        var first = await SubmitAsync(id);
        var reloaded = await SubmitAsync(id);
        var events = await CountAsync();
        await SubmitAsync((await IdsAsync())[0]);

        Assert.Contains("Event added successfully!", first.Text, StringComparison.Ordinal);
        Assert.Equal((200, first.Text), (reloaded.Status, reloaded.Text));
        Assert.DoesNotContain("once", first.Text, StringComparison.Ordinal);
        Assert.Equal((1, 2), (events, await CountAsync()));
    }

    [Fact]
    public async Task A_form_made_by_hand_may_do_without_an_id()
    {
        await SubmitAsync(null);
        await SubmitAsync(null);

        Assert.Equal(2, await CountAsync());
    }

    private async Task<List<string>> IdsAsync() =>
        [.. Once().Matches((await product.GetAsync(Page)).Text).Select(field => field.Groups[1].Value)];

    private Task<Answer> SubmitAsync(string? id) => product.SendAsync(
        HttpMethod.Post,
        "/health-html/api/customers/acme/event-form",
        new FormUrlEncodedContent(id is null ? [new("type", "login")] : [new("type", "login"), new("once", id)]));

    private async Task<decimal> CountAsync()
    {
        await product.DrainAsync();
        return (await product.GetAsync("/api/platform/customers/acme/health")).Json.Number("events");
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"once\" value=\"([^\"]+)\"")]
    private static partial Regex Once();
}
