using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Outbox;

/// <summary>What becomes of an item when processes die and answers are lost between any two steps.</summary>
public sealed class OutboxFaultTests : OutboxTest
{
    [Fact]
    public async Task Whoever_dies_holding_an_item_has_it_taken_out_by_another_one_after_the_hold()
    {
        await AddAsync();
        var message = await MessageAsync();
        Delivery.Outcome = (_, _) => throw new StorageUnavailableException("Scripted: the process dies.");
        await FailAsync(message);
        Delivery.Outcome = (_, _) => Task.FromResult(OutboxOutcome.Done());

        await DeliverAsync(message); // The host brings it again.
        await PassAsync(OutboxDeliveryHandler.Hold - TimeSpan.FromSeconds(1));
        Assert.Single(Delivery.Tried);

        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Delivery.Tried.Count);
        Assert.Null(await ItemAsync());
    }

    /// <summary>The one case of a second copy; it carries the same identification.</summary>
    [Fact]
    public async Task An_item_that_left_before_that_was_written_leaves_again_as_the_same_one()
    {
        await AddAsync();
        var message = await MessageAsync();
        Service.Faults.On(StorageRequestKind.Transact, Transacts + 2, Fault.UnavailableBefore);
        await FailAsync(message);

        await DeliverAsync(message);
        await PassAsync(OutboxDeliveryHandler.Hold);

        Assert.Equal(["one", "one"], Delivery.Tried.Select(item => item.Id));
        Assert.Null(await ItemAsync());
    }

    [Theory]
    [InlineData(1, Fault.UnavailableBefore, 1)]
    [InlineData(1, Fault.CommitThenDrop, 1)]
    [InlineData(1, Fault.SentTwice, 1)]
    [InlineData(2, Fault.CommitThenDrop, 1)]
    [InlineData(2, Fault.SentTwice, 1)]
    [InlineData(2, Fault.UnavailableBefore, 2)]
    public async Task A_fault_at_the_hold_or_at_the_end_loses_no_item_and_copies_none_that_is_known_to_have_left(
        int transact, Fault fault, int copies)
    {
        await AddAsync();
        var message = await MessageAsync();
        Service.Faults.On(StorageRequestKind.Transact, Transacts + transact, fault);

        await HostDeliversAsync(message);
        await PassAsync(OutboxDeliveryHandler.Hold);

        Assert.Equal(copies, Delivery.Tried.Count);
        Assert.Null(await ItemAsync());
        Assert.Empty(await Service.TakeAsync(QueueNames.Outbox));
    }

    [Theory]
    [InlineData(Fault.UnavailableBefore)]
    [InlineData(Fault.CommitThenDrop)]
    [InlineData(Fault.SentTwice)]
    public async Task A_fault_while_a_failed_try_is_written_down_delays_the_next_one_at_most_until_the_hold_is_over(Fault fault)
    {
        await AddAsync();
        var message = await MessageAsync();
        Delivery.Outcome = (item, _) => Task.FromResult(item.Tries == 1 ? OutboxOutcome.Later("Away.") : OutboxOutcome.Done());
        Service.Faults.On(StorageRequestKind.Transact, Transacts + 2, fault);

        await HostDeliversAsync(message);
        await PassAsync(OutboxDeliveryHandler.Hold);

        Assert.Equal([1, 2], Delivery.Tried.Select(item => item.Tries));
        Assert.Null(await ItemAsync());
    }

    [Theory]
    [InlineData(Fault.UnavailableBefore)]
    [InlineData(Fault.CommitThenDrop)]
    public async Task A_fault_while_the_next_try_is_asked_for_loses_none(Fault fault)
    {
        await AddAsync();
        var message = await MessageAsync();
        Delivery.Outcome = (item, _) => Task.FromResult(item.Tries == 1 ? OutboxOutcome.Later("Away.") : OutboxOutcome.Done());
        Service.Faults.On(StorageRequestKind.SendMessage, Service.Faults.Calls(StorageRequestKind.SendMessage) + 1, fault);

        await HostDeliversAsync(message);
        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, Delivery.Tried.Count);
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task A_try_that_somebody_else_has_finished_meanwhile_changes_nothing_any_more()
    {
        await AddAsync();
        var message = await MessageAsync();
        Delivery.Outcome = async (_, _) =>
        {
            // Stalled for longer than the hold, while another one took the item over and was done with it.
            var held = await ItemAsync();
            await Service.Store.TransactAsync(Table, [RowOperation.Delete(Partition, "o:one")], Token);
            Assert.NotNull(held);
            return OutboxOutcome.Done([RowOperation.Overwrite(new TableRow(Partition, "d:one"))]);
        };

        await DeliverAsync(message);

        Assert.Empty(await Service.RowsAsync(Table, Partition));
    }

    private int Transacts => Service.Faults.Calls(StorageRequestKind.Transact);

    /// <summary>As often as the host does, until it is handled.</summary>
    private async Task HostDeliversAsync(string message)
    {
        for (var delivery = 0; delivery < 5; delivery++)
        {
            try
            {
                await DeliverAsync(message);
                return;
            }
            catch (StorageUnavailableException)
            {
                // Brought again.
            }
        }

        Assert.Fail("It failed on every try.");
    }
}
