using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

public abstract partial class QueueStoreContract
{
    [Fact]
    public async Task An_empty_queue_gives_nothing_and_counts_nothing()
    {
        Assert.Empty(await ReceiveAsync(32, LongLease));
        Assert.Equal(0, await Queues.CountAsync(Queue, Token));
    }

    [Fact]
    public async Task Everything_sent_is_received_in_whatever_order()
    {
        foreach (var number in Enumerable.Range(0, 70))
        {
            await SendAsync((byte)number);
        }

        var received = new List<byte>();
        while (await ReceiveAsync(QueueLimits.ReceiveCount, LongLease) is { Count: > 0 } leases)
        {
            Assert.True(leases.Count <= QueueLimits.ReceiveCount);
            received.AddRange(leases.Select(lease => lease.Body!.Value.Span[0]));
        }

        Assert.Equal(Enumerable.Range(0, 70).Select(number => (byte)number), received.Order());
    }

    [Fact]
    public async Task A_receive_takes_no_more_than_asked()
    {
        await SendAsync(1);
        await SendAsync(2);
        await SendAsync(3);

        Assert.Equal(2, (await ReceiveAsync(2, LongLease)).Count);
        Assert.Single(await ReceiveAsync(2, LongLease));
    }

    [Fact]
    public async Task Leased_and_delayed_messages_count()
    {
        await SendAsync(1);
        await ReceiveOneAsync(LongLease);
        await SendAsync(2);
        await Queues.SendAsync(Queue, new byte[] { 3 }, LongLease, Token);

        Assert.Equal(3, await Queues.CountAsync(Queue, Token));
    }

    [Fact]
    public async Task Queues_do_not_mix()
    {
        var other = Prefix + "other";
        await Storage.Provisioning.EnsureAsync([], [other], [], Token);
        await SendAsync(1);
        var lease = await ReceiveOneAsync(LongLease);

        Assert.Empty(await Queues.ReceiveAsync(other, 1, LongLease, Token));
        Assert.Equal(0, await Queues.CountAsync(other, Token));
        Assert.False(await Queues.DeleteAsync(other, lease, Token));
        Assert.Equal(1, await Queues.CountAsync(Queue, Token));
    }

    [Fact]
    public async Task Every_byte_value_survives()
    {
        byte[] body = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        await SendAsync(body);

        Assert.Equal(body, (await ReceiveOneAsync(LongLease)).Body!.Value.ToArray());
    }

    [Fact]
    public async Task An_empty_body_comes_back_empty_and_not_missing()
    {
        await SendAsync([]);

        Assert.Equal(0, (await ReceiveOneAsync(LongLease)).Body?.Length);
    }

    [Fact]
    public async Task A_body_has_48_KiB_and_not_one_byte_more()
    {
        byte[] full = [.. Enumerable.Range(0, QueueLimits.BodyBytes).Select(value => (byte)(value * 31))];
        await SendAsync(full);

        await Assert.ThrowsAsync<StorageLimitException>(() => SendAsync([.. full, 1]));
        Assert.Equal(full, (await ReceiveOneAsync(LongLease)).Body!.Value.ToArray());
        Assert.Equal(1, await Queues.CountAsync(Queue, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public async Task A_receive_of_none_or_over_32_messages_is_refused(int count) =>
        await Assert.ThrowsAsync<StorageLimitException>(() => ReceiveAsync(count, LongLease));

    [Fact]
    public async Task Times_out_of_range_are_refused()
    {
        await SendAsync(1);
        var lease = await ReceiveOneAsync(LongLease);
        var tooLong = QueueLimits.LongestDelay + TimeSpan.FromTicks(1);
        var negative = TimeSpan.FromTicks(-1);

        await Assert.ThrowsAsync<StorageLimitException>(() => Queues.SendAsync(Queue, new byte[] { 1 }, tooLong, Token));
        await Assert.ThrowsAsync<StorageLimitException>(() => Queues.SendAsync(Queue, new byte[] { 1 }, negative, Token));
        await Assert.ThrowsAsync<StorageLimitException>(() => ReceiveAsync(1, tooLong));
        await Assert.ThrowsAsync<StorageLimitException>(() => ReceiveAsync(1, TimeSpan.Zero));
        await Assert.ThrowsAsync<StorageLimitException>(() => Queues.ExtendAsync(Queue, lease, tooLong, Token));
        await Assert.ThrowsAsync<StorageLimitException>(() => Queues.ExtendAsync(Queue, lease, negative, Token));
        Assert.Equal(1, await Queues.CountAsync(Queue, Token));
    }
}
