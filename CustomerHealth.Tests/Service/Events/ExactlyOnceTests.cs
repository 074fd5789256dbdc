using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;

namespace CustomerHealth.Tests.Service.Events;

/// <summary>
/// Every storage call between a message and its dashboard fails once, before it reaches the store and after it took effect; and another
/// worker gets the same message at every one of them. The store ends up the same to the byte.
/// </summary>
public sealed class ExactlyOnceTests
{
    [Theory]
    [InlineData(GetRow, Fault.UnavailableBefore)]
    [InlineData(QueryPage, Fault.UnavailableBefore)]
    [InlineData(Transact, Fault.UnavailableBefore)]
    [InlineData(Transact, Fault.CommitThenDrop)]
    [InlineData(SendMessage, Fault.UnavailableBefore)]
    [InlineData(SendMessage, Fault.CommitThenDrop)]
    public async Task A_fault_at_any_call_changes_nothing_in_the_end(StorageRequestKind kind, Fault fault)
    {
        var (undisturbed, calls) = await UndisturbedAsync(kind);

        for (var call = 1; call <= calls; call++)
        {
            await using var service = await Workload.StartAsync();
            await Workload.SubmitAsync(service);
            service.Faults.On(kind, service.Faults.Calls(kind) + call, fault);

            var failures = await service.SettleAsync();

            Assert.Equal(1, failures);
            await Workload.AssertExactlyOnceAsync(service);
            Assert.Equal($"{call}: {undisturbed}", $"{call}: {await service.PictureAsync()}");
        }
    }

    [Theory]
    [InlineData(GetRow)]
    [InlineData(Transact)]
    [InlineData(SendMessage)]
    public async Task A_second_worker_with_the_same_messages_at_any_call_changes_nothing_in_the_end(StorageRequestKind kind)
    {
        var (undisturbed, calls) = await UndisturbedAsync(kind);

        for (var call = 1; call <= calls; call++)
        {
            await using var service = await Workload.StartAsync();
            await using var other = await service.StartAnotherAsync();
            await Workload.SubmitAsync(service);
            var texts = await service.TakeAsync();
            service.Faults.Before(kind, service.Faults.Calls(kind) + call, () => DeliverAllAsync(other, texts));

            await DeliverAllAsync(service, texts);
            await service.SettleAsync();

            await Workload.AssertExactlyOnceAsync(service);
            Assert.Equal(10, service.Counts.Applied + other.Counts.Applied);
            Assert.Equal($"{call}: {undisturbed}", $"{call}: {await service.PictureAsync()}");
        }
    }

    [Fact]
    public async Task Empty_pages_change_nothing_in_the_end()
    {
        var (undisturbed, _) = await UndisturbedAsync(Transact);
        await using var service = await Workload.StartAsync(emptyPages: true);
        await Workload.SubmitAsync(service);

        await service.SettleAsync();

        Assert.Equal(undisturbed, await service.PictureAsync());
    }

    [Fact]
    public async Task The_workload_reaches_every_kind_of_row()
    {
        var (undisturbed, calls) = await UndisturbedAsync(Transact);

        Assert.InRange(calls, 9, 30);
        Assert.Contains("a:ada:health_drop.usage:00001", undisturbed, StringComparison.Ordinal);
        Assert.Contains("e:cyd:", undisturbed, StringComparison.Ordinal);
    }

    private static async Task<(string Picture, int Calls)> UndisturbedAsync(StorageRequestKind kind)
    {
        await using var service = await Workload.StartAsync();
        await Workload.SubmitAsync(service);
        var before = service.Faults.Calls(kind);
        Assert.Equal(0, await service.SettleAsync());
        var calls = service.Faults.Calls(kind) - before;
        await Workload.AssertExactlyOnceAsync(service);
        return (await service.PictureAsync(), calls);
    }

    private static async Task DeliverAllAsync(ServiceUnderTest worker, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            await worker.DeliverAsync(QueueNames.Events, text);
        }
    }
}
