using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Demo;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>What <c>--demo</c> makes, and that it makes it once.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_has_sixty_customers_in_every_band_and_a_second_start_changes_nothing()
    {
        await using var store = await TestStorage.OpenAsync();
        var storage = LocalStorage.Given(LocalStores.Of(store));
        SortedDictionary<string, string> made;
        await using (var product = await TestProduct.StartAsync(storage))
        {
            Assert.Contains(product.App.Address.ToString(), await FillAsync(product), StringComparison.Ordinal);

            Assert.Equal(60, (await product.GetAsync("/api/dashboard")).Json.Number("totalCustomers"));
            Assert.Equal(await BandsOfCardsAsync(product), await BandsOfCustomersAsync(product));
            made = await CustomerRows.VersionsAsync(product.App);
        }

        await using var again = await TestProduct.StartAsync(storage);
        await FillAsync(again);
        Assert.Equal(made, await CustomerRows.VersionsAsync(again.App));
    }

    private static async Task<string> FillAsync(TestProduct product)
    {
        using var console = new StringWriter();
        await DemoRun.FillAsync(product.App, console, CancellationToken.None);
        await product.DrainAsync();
        return console.ToString();
    }

    private static async Task<IEnumerable<string>> BandsOfCardsAsync(TestProduct product) =>
        (await product.GetAsync("/api/platform/scorecards")).Json.EnumerateArray()
            .SelectMany(card => card.At("bands").EnumerateArray().Select(band => $"{card.Text("name")} {band.Text("key")}"))
            .Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> BandsOfCustomersAsync(TestProduct product)
    {
        var bands = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var customer in (await product.GetAsync("/api/customers")).Json.EnumerateArray())
        {
            var health = (await product.GetAsync($"/api/platform/customers/{customer.Text("id")}/health")).Json;
            bands.UnionWith(health.At("scores").EnumerateArray().Select(score => $"{score.Text("scorecard")} {score.Text("band")}"));
        }

        return bands;
    }
}
