using System.Diagnostics;
using CustomerHealth.LocalHost.Storage.Rest;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Support.Suites;
using Xunit;

namespace CustomerHealth.Tests.Storage.Azurite;

/// <summary>What becomes of messages when the answer to a receive does not come.</summary>
[NeedsAzurite]
public sealed class ReceiveUnderFaultsTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(WireFault.Busy, 1)]
    [InlineData(WireFault.Silence, 1)]
    [InlineData(WireFault.DroppedAnswer, 2)]
    public async Task The_message_comes_again_at_the_latest_when_its_lease_ends(WireFault fault, int delivery)
    {
        var wire = new WireFaults(fault, request => request == 0) { Paused = true };
        var store = RestStore.Open(
            await TestAzurite.NewAccountAsync(), new RestOptions { Transport = wire, Retry = { MaxRetries = 0 } });
        await store.EnsureAsync([], ["events"], [], CancellationToken.None);
        await store.SendAsync("events", new byte[] { 7 }, TimeSpan.Zero, CancellationToken.None);

        wire.Paused = false;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ReceiveAsync("events", 1, Lease, CancellationToken.None));
        var message = await NextAsync(store);

        Assert.Equal((7, delivery), (message.Body!.Value.Span[0], message.DequeueCount));
    }

    /// <summary>Azurite keeps its own time, so it is asked until the lease is over.</summary>
    private static async Task<QueueLease> NextAsync(RestStore store)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(20))
        {
            if (await store.ReceiveAsync("events", 1, Lease, CancellationToken.None) is [var message])
            {
                return message;
            }
        }

        throw new TimeoutException("The message did not come again.");
    }
}
