using System.Diagnostics;
using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

/// <summary>What queues promise: at least once, in any order, to one receiver at a time.</summary>
public abstract partial class QueueStoreContract : StorageContract
{
    protected static readonly TimeSpan LongLease = TimeSpan.FromMinutes(5);
    protected static readonly TimeSpan ShortLease = TimeSpan.FromSeconds(1);

    protected string Queue => Prefix;

    protected IQueueStore Queues => Storage.Queues;

    protected override Task PrepareAsync() => Storage.Provisioning.EnsureAsync([], [Queue], [], Token);

    protected Task SendAsync(params byte[] body) => Queues.SendAsync(Queue, body, TimeSpan.Zero, Token);

    protected Task<IReadOnlyList<QueueLease>> ReceiveAsync(int count, TimeSpan lease) => Queues.ReceiveAsync(Queue, count, lease, Token);

    protected async Task<QueueLease> ReceiveOneAsync(TimeSpan lease) => Assert.Single(await ReceiveAsync(1, lease));

    /// <summary>Lets the time pass and receives what is seen then: at once on a clock that moves, within 5 seconds on the wall's.</summary>
    protected async Task<QueueLease> ReceiveAfterAsync(TimeSpan time)
    {
        Storage.Advance(time);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(5); await Task.Delay(100))
        {
            if (await ReceiveAsync(1, LongLease) is [var message])
            {
                return message;
            }
        }

        throw new TimeoutException("The message did not show again.");
    }
}
