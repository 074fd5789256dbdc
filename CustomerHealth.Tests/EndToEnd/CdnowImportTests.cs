using CustomerHealth.LocalHost;
using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Service.Dashboards.Value;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary><c>import cdnow</c> through the public API, twice: purchases come to the figures of all customers, once.</summary>
public sealed class CdnowImportTests
{
    private static readonly DateTimeOffset EndOfData = new(1998, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Purchases_come_to_the_figures_once_however_often_they_are_sent()
    {
        await using var product = await TestProduct.StartAsync(now: EndOfData);

        var first = await ImportAsync(product, "master.txt");
        await product.DrainAsync();
        var before = await CustomerRows.VersionsAsync(product.App);
        var second = await ImportAsync(product, "master.txt");
        await product.DrainAsync();

        Assert.Contains("accepted 6, applied 6, duplicate 0, conflict 0, rejected 0", first, StringComparison.Ordinal);
        Assert.Contains("accepted 6, applied 0, duplicate 6, conflict 0, rejected 0", second, StringComparison.Ordinal);
        Assert.Equal(before, await CustomerRows.VersionsAsync(product.App));
        var figures = await product.App.Services.GetRequiredService<ValueDashboard>().FiguresAsync(TenantId.Main, CancellationToken.None);
        Assert.Equal((3, 143.90m, 2), (figures.Customers, figures.LifetimeValue, figures.RepeatBuyers));
        Assert.Equal([112.75m, 31.15m, 0m], figures.Months.Select(month => month.Revenue));
        Assert.Equal((10.50m + (82.25m / 3) + (51.15m / 2)) / 3, figures.AverageOrderValue, 6);
        Assert.Equal(["cdnow-00002", "cdnow-00003", "cdnow-00001"], figures.Top.Select(customer => customer.Id));
        Assert.Equal(3, figures.CountOf(ChurnRisk.High));
    }

    [Fact]
    public async Task The_sample_is_imported_by_the_same_command()
    {
        await using var product = await TestProduct.StartAsync(now: EndOfData);

        Assert.Contains("accepted 3, applied 3, duplicate 0", await ImportAsync(product, "sample.txt"), StringComparison.Ordinal);
    }

    private static async Task<string> ImportAsync(TestProduct product, string file)
    {
        using var console = new StringWriter();

        var exit = await LocalProgram.RunAsync(
            ["import", "cdnow", file, "--url", product.App.Address.ToString()], Repository.Samples("cdnow"), console, console);

        Assert.Equal(0, exit);
        return console.ToString();
    }
}
