using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

public abstract partial class QueueStoreContract
{
    [Fact]
    public async Task A_lease_hides_the_message_from_others()
    {
        await SendAsync(1);

        var lease = await ReceiveOneAsync(LongLease);

        Assert.Equal(1, lease.DequeueCount);
        Assert.Empty(await ReceiveAsync(32, LongLease));
    }

    [Fact]
    public async Task A_message_whose_lease_ran_out_is_received_again_and_counted()
    {
        await SendAsync(1);
        var first = await ReceiveOneAsync(ShortLease);

        var second = await ReceiveAfterAsync(ShortLease);

        Assert.Equal((first.Id, first.InsertedOn, 2), (second.Id, second.InsertedOn, second.DequeueCount));
        Assert.NotEqual(first.PopReceipt, second.PopReceipt);
        Assert.Equal([1], second.Body!.Value.ToArray());
    }

    [Fact]
    public async Task A_deleted_message_is_gone_and_deleting_it_again_is_no_error()
    {
        await SendAsync(1);
        var lease = await ReceiveOneAsync(LongLease);

        Assert.True(await Queues.DeleteAsync(Queue, lease, Token));
        Assert.False(await Queues.DeleteAsync(Queue, lease, Token));
        Assert.Null(await Queues.ExtendAsync(Queue, lease, LongLease, Token));
        Assert.Equal(0, await Queues.CountAsync(Queue, Token));
    }

    [Fact]
    public async Task Whoever_lost_the_lease_can_neither_delete_nor_extend()
    {
        await SendAsync(1);
        var lost = await ReceiveOneAsync(ShortLease);
        var held = await ReceiveAfterAsync(ShortLease);

        Assert.False(await Queues.DeleteAsync(Queue, lost, Token));
        Assert.Null(await Queues.ExtendAsync(Queue, lost, LongLease, Token));
        Assert.Equal(1, await Queues.CountAsync(Queue, Token));
        Assert.True(await Queues.DeleteAsync(Queue, held, Token));
    }

    [Fact]
    public async Task A_lease_that_ran_out_still_deletes_while_nobody_else_took_the_message()
    {
        await SendAsync(1);
        var lease = await ReceiveOneAsync(ShortLease);
        Storage.Advance(ShortLease + ShortLease);

        Assert.True(await Queues.DeleteAsync(Queue, lease, Token));
    }

    [Fact]
    public async Task An_extended_lease_replaces_the_one_before()
    {
        await SendAsync(1);
        var first = await ReceiveOneAsync(ShortLease);

        var extended = await Queues.ExtendAsync(Queue, first, LongLease, Token);
        Storage.Advance(ShortLease + ShortLease);

        Assert.NotNull(extended);
        Assert.Equal((first.Id, 1), (extended.Id, extended.DequeueCount));
        Assert.NotEqual(first.PopReceipt, extended.PopReceipt);
        Assert.Empty(await ReceiveAsync(1, LongLease));
        Assert.False(await Queues.DeleteAsync(Queue, first, Token));
        Assert.True(await Queues.DeleteAsync(Queue, extended, Token));
    }

    [Fact]
    public async Task Extending_by_nothing_gives_the_message_back_at_once()
    {
        await SendAsync(1);
        var lease = await ReceiveOneAsync(LongLease);

        await Queues.ExtendAsync(Queue, lease, TimeSpan.Zero, Token);

        Assert.Equal(2, (await ReceiveAfterAsync(TimeSpan.Zero)).DequeueCount);
    }

    [Fact]
    public async Task A_delayed_message_is_seen_later()
    {
        await Queues.SendAsync(Queue, new byte[] { 1 }, TimeSpan.FromSeconds(2), Token);

        Assert.Empty(await ReceiveAsync(1, LongLease));
        Assert.Equal(1, await Queues.CountAsync(Queue, Token));
        Assert.Equal(1, (await ReceiveAfterAsync(TimeSpan.FromSeconds(2))).DequeueCount);
    }

    [Fact]
    public async Task Concurrent_receivers_never_share_a_lease()
    {
        const int messages = 96;
        await Task.WhenAll(Enumerable.Range(0, messages).Select(number => SendAsync((byte)number)));

        var received = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<QueueLease>();
            while (await ReceiveAsync(5, LongLease) is { Count: > 0 } more)
            {
                mine.AddRange(more);
            }

            return mine;
        })));

        var bodies = received.SelectMany(mine => mine).Select(lease => lease.Body!.Value.Span[0]).Order();
        Assert.Equal(Enumerable.Range(0, messages).Select(number => (byte)number), bodies);
    }
}
