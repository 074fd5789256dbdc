using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support.Suites;
using Xunit;
using Xunit.Abstractions;

namespace CustomerHealth.Tests.Storage.Azurite;

/// <summary>
/// A fault at each storage request of an import, on the wire: with the adapter's retries, which meet their own commits, and without them,
/// where the importer sends again and the message comes again. The store ends up the same to the byte.
/// </summary>
[NeedsAzurite]
public sealed class ImportUnderFaultsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(WireFault.Busy, 3)]
    [InlineData(WireFault.Busy, 0)]
    [InlineData(WireFault.Silence, 3)]
    [InlineData(WireFault.Silence, 0)]
    [InlineData(WireFault.DroppedAnswer, 3)]
    [InlineData(WireFault.DroppedAnswer, 0)]
    public async Task A_fault_at_each_request_changes_nothing_in_the_end(WireFault fault, int retries)
    {
        var undisturbed = WireFaults.None;
        var picture = await WireImport.RunAsync(undisturbed, retries);

        for (var number = 0; number < undisturbed.Requests; number++)
        {
            var failing = number;
            var wire = new WireFaults(fault, request => request == failing);
            Assert.Equal($"{number}: {picture}", $"{number}: {await WireImport.RunAsync(wire, retries)}");
            Assert.Equal(1, wire.Faults);
        }

        output.WriteLine($"{undisturbed.Requests} requests, each of them failed once");
    }

    [Theory]
    [InlineData(WireFault.Busy)]
    [InlineData(WireFault.Silence)]
    [InlineData(WireFault.DroppedAnswer)]
    public async Task Nor_does_a_wire_on_which_every_third_request_fails(WireFault fault)
    {
        var undisturbed = await WireImport.RunAsync(WireFaults.None, retries: 3);
        var wire = new WireFaults(fault, request => request % 3 == 0);

        Assert.Equal(undisturbed, await WireImport.RunAsync(wire, retries: 3));

        output.WriteLine($"{wire.Faults} of {wire.Requests} requests failed");
    }

    [Fact]
    public async Task The_import_reaches_every_kind_of_row()
    {
        var picture = await WireImport.RunAsync(WireFaults.None, retries: 0);

        Assert.Equal(29, picture.Split('\n').Count(line => line.StartsWith("e:", StringComparison.Ordinal)));
        Assert.Equal(3, picture.Split('\n').Count(line => line.StartsWith("s:", StringComparison.Ordinal)));
    }
}
