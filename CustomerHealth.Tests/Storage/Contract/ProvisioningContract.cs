using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

/// <summary>What creating tables, queues and containers promises.</summary>
public abstract class ProvisioningContract : StorageContract
{
    protected override Task PrepareAsync() => Task.CompletedTask;

    [Fact]
    public async Task Creating_again_is_harmless_and_keeps_what_is_there()
    {
        await EnsureAsync();
        await Storage.Tables.TransactAsync(Prefix, [RowOperation.Add(new TableRow("acme", "s:ada"))], Token);

        await EnsureAsync();

        Assert.NotNull(await Storage.Tables.GetAsync(Prefix, "acme", "s:ada", null, Token));
    }

    [Fact]
    public async Task Several_may_create_the_same_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(EnsureAsync)));

        Assert.Equal(0, await Storage.Queues.CountAsync(Prefix, Token));
        Assert.Null(await Storage.Blobs.GetAsync(Prefix, "report", Token));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1table")]
    [InlineData("my-table")]
    [InlineData("my table")]
    [InlineData("table\n")]
    public async Task A_name_that_is_none_of_a_table_is_refused(string name) => await Assert.ThrowsAsync<StorageLimitException>(
        () => Storage.Provisioning.EnsureAsync([name], [], [], Token));

    [Theory]
    [InlineData("ab")]
    [InlineData("Events")]
    [InlineData("events--poison")]
    [InlineData("-events")]
    [InlineData("events_poison")]
    public async Task A_name_that_is_none_of_a_queue_or_container_is_refused(string name)
    {
        await Assert.ThrowsAsync<StorageLimitException>(() => Storage.Provisioning.EnsureAsync([], [name], [], Token));
        await Assert.ThrowsAsync<StorageLimitException>(() => Storage.Provisioning.EnsureAsync([], [], [name], Token));
    }

    private Task EnsureAsync() => Storage.Provisioning.EnsureAsync([Prefix], [Prefix], [Prefix], Token);
}
