using System.Diagnostics;
using CustomerHealth.LocalHost;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Xunit;
using Xunit.Abstractions;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary><c>import ravenstack</c> through the public API, twice: the second time everything is known and nothing is written.</summary>
public sealed class RavenstackImportTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset EndOfData = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_small_sample_is_imported_once_however_often_it_is_sent()
    {
        using var folder = new TemporaryFolder();
        RavenstackSample.WriteTo(folder);

        await ImportTwiceAsync(Path.GetDirectoryName(folder.File("any"))!, customers: 3, events: 29);
    }

    [RavenstackFact]
    public async Task The_whole_data_set_is_imported_once_and_a_second_import_changes_no_row() =>
        await ImportTwiceAsync(RavenstackFactAttribute.Folder!, customers: 500, events: 42_583);

    private async Task ImportTwiceAsync(string folder, int customers, int events)
    {
        await using var product = await TestProduct.StartAsync(now: EndOfData);
        var watch = Stopwatch.StartNew();

        var first = await ImportAsync(product, folder);
        await product.DrainAsync();
        output.WriteLine($"first import: {watch.Elapsed}");
        var before = await CustomerRows.VersionsAsync(product.App);
        var second = await ImportAsync(product, folder);
        await product.DrainAsync();
        output.WriteLine($"both imports: {watch.Elapsed}");

        Assert.Contains($"accepted {events}, applied {events}, duplicate 0, conflict 0, rejected 0", first, StringComparison.Ordinal);
        Assert.Contains($"customers {customers}, scored {customers}", first, StringComparison.Ordinal);
        Assert.Contains($"accepted {events}, applied 0, duplicate {events}, conflict 0, rejected 0", second, StringComparison.Ordinal);
        Assert.Equal(events, before.Keys.Count(key => key.Contains(" e:", StringComparison.Ordinal)));
        Assert.Equal(before, await CustomerRows.VersionsAsync(product.App));
    }

    private async Task<string> ImportAsync(TestProduct product, string folder)
    {
        using var console = new StringWriter();

        var exit = await LocalProgram.RunAsync(
            ["import", "ravenstack", folder, "--url", product.App.Address.ToString()], folder, console, console);

        output.WriteLine(string.Join(Environment.NewLine, console.ToString().TrimEnd().Split(Environment.NewLine)[^2..]));
        Assert.Equal(0, exit);
        return console.ToString();
    }
}
