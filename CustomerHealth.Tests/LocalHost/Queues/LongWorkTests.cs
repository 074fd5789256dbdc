using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support.Suites;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Queues;

/// <summary>Messages that take longer than their lease, and processes that stop meanwhile.</summary>
[OnlySqlite("the queue has to go by the clock of the test.")]
public sealed class LongWorkTests
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_lease_is_renewed_while_the_function_runs_so_nobody_else_gets_the_message()
    {
        await using var pump = new PumpDriver();
        pump.Work.Behaviour = (_, _) => released.Task;
        await pump.StartAsync();
        var handling = pump.Work.NextAsync();
        await pump.SendAsync("long");
        await handling;

        await pump.Time.RunForAsync(TimeSpan.FromMinutes(42));
        released.SetResult();
        await pump.EmptyAsync();

        Assert.Equal(["long"], pump.Work.Seen);
    }

    [Fact]
    public async Task A_lost_lease_is_not_renewed_again_and_the_message_is_left_to_whoever_has_it()
    {
        var losing = new LosingQueue();
        await using var pump = new PumpDriver(between: inner => losing.Over(inner));
        pump.Work.Behaviour = (_, _) => released.Task;
        await pump.StartAsync();
        var handling = pump.Work.NextAsync();
        await pump.SendAsync("contested");
        await handling;

        await pump.Time.RunForAsync(TimeSpan.FromMinutes(9));
        released.SetResult();
        await pump.StopAsync();

        Assert.Equal((1, 0), (losing.Extensions, losing.Deletions));
        Assert.Equal(1, await pump.WaitingAsync());
    }

    [Fact]
    public async Task A_stop_lets_the_message_in_hand_finish_and_takes_no_other()
    {
        await using var pump = new PumpDriver();
        pump.Work.Behaviour = (_, _) => released.Task;
        await pump.StartAsync();
        var handling = pump.Work.NextAsync();
        await pump.SendAsync("in hand");
        await handling;

        var stopping = pump.StopAsync();
        await pump.SendAsync("too late");
        Assert.False(stopping.IsCompleted);
        released.SetResult();
        await stopping;

        Assert.Equal(["in hand"], pump.Work.Seen);
        Assert.Equal(1, await pump.WaitingAsync());
    }

    [Fact]
    public async Task A_stop_that_cannot_wait_cancels_the_function_and_gives_the_message_back_at_once()
    {
        await using var pump = new PumpDriver();
        pump.Work.Behaviour = (_, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        await pump.StartAsync();
        var handling = pump.Work.NextAsync();
        await pump.SendAsync("endless");
        await handling;

        await pump.StopAsync(new CancellationToken(canceled: true));

        Assert.Single(await pump.Store.ReceiveAsync("work", 1, TimeSpan.FromSeconds(1), CancellationToken.None));
    }

    [Fact]
    public async Task An_outage_of_the_queue_is_sat_out()
    {
        var failing = new FailingQueue { Failures = 3 };
        await using var pump = new PumpDriver(between: inner => failing.Over(inner));
        await pump.StartAsync();

        await pump.SendAsync("patience");
        await pump.EmptyAsync();

        Assert.Equal(0, failing.Failures);
        Assert.Equal(["patience"], pump.Work.Seen);
    }

    /// <summary>Extensions fail as if somebody else had the message by now.</summary>
    private sealed class LosingQueue : QueueInBetween
    {
        public int Extensions { get; private set; }

        public int Deletions { get; private set; }

        public override Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken)
        {
            Extensions++;
            return Task.FromResult<QueueLease?>(null);
        }

        public override Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken)
        {
            Deletions++;
            return base.DeleteAsync(queue, lease, cancellationToken);
        }
    }

    private sealed class FailingQueue : QueueInBetween
    {
        public int Failures { get; set; }

        public override Task<IReadOnlyList<QueueLease>> ReceiveAsync(string queue, int count, TimeSpan lease, CancellationToken cancellationToken)
        {
            if (queue == "work" && Failures > 0)
            {
                Failures--;
                throw new StorageUnavailableException("The queue is away.");
            }

            return base.ReceiveAsync(queue, count, lease, cancellationToken);
        }
    }
}
