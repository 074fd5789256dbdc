using System.Text;
using CustomerHealth.LocalHost.Storage.Sqlite;
using Xunit;

namespace CustomerHealth.Tests.Support;

public sealed class TestStorageTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(null, StorageKind.Sqlite)]
    [InlineData("", StorageKind.Sqlite)]
    [InlineData("sqlite", StorageKind.Sqlite)]
    [InlineData("azurite", StorageKind.Azurite)]
    public void The_variable_names_the_storage(string? value, StorageKind expected) => Assert.Equal(expected, TestStorage.Read(value));

    [Theory]
    [InlineData("Azurite")]
    [InlineData("azure")]
    public void Any_other_value_is_an_error_that_names_the_variable_and_what_it_may_be(string value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => TestStorage.Read(value));

        Assert.Equal($"TEST_STORAGE is '{value}'; it may be 'sqlite', which is the default, or 'azurite'.", error.Message);
    }

    [Fact]
    public async Task A_delayed_message_is_held_back_until_the_clock_of_the_test_has_come_so_far()
    {
        var clock = new TestClock();
        await using var store = SqliteStore.InMemory();
        await store.EnsureAsync([], ["events", "shards"], [], CancellationToken.None);
        var queues = new HeldBackMessages(store, clock);
        await queues.SendAsync("events", "later"u8.ToArray(), TimeSpan.FromSeconds(10), CancellationToken.None);
        await queues.SendAsync("events", "now"u8.ToArray(), TimeSpan.Zero, CancellationToken.None);

        Assert.Equal(2, await queues.CountAsync("events", CancellationToken.None));
        Assert.Equal(["now"], await TakeAsync(queues));
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await TakeAsync(queues));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await queues.ReceiveAsync("shards", 1, Lease, CancellationToken.None));
        Assert.Equal(["later"], await TakeAsync(queues));
        Assert.Equal(0, await queues.CountAsync("events", CancellationToken.None));
    }

    private static async Task<IReadOnlyList<string>> TakeAsync(HeldBackMessages queues)
    {
        var leases = await queues.ReceiveAsync("events", 32, Lease, CancellationToken.None);
        foreach (var lease in leases)
        {
            await queues.DeleteAsync("events", lease, CancellationToken.None);
        }

        return [.. leases.Select(lease => Encoding.UTF8.GetString(lease.Body!.Value.Span))];
    }
}
