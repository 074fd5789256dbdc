using CustomerHealth.LocalHost.Queues;
using CustomerHealth.Tests.Support.Suites;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Queues;

[OnlySqlite("the queue has to go by the clock of the test.")]
public sealed class QueuePumpTests
{
    [Fact]
    public async Task A_message_of_this_process_is_handled_without_any_time_passing()
    {
        await using var pump = new PumpDriver();
        await pump.StartAsync();
        await pump.Time.SomebodyWaitsAsync();
        var start = pump.Time.GetUtcNow();
        var handled = pump.Work.NextAsync();

        await pump.SendAsync("hello");

        await handled;
        Assert.Equal(start, pump.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_message_of_another_process_is_found_by_polling()
    {
        await using var pump = new PumpDriver();
        await pump.StartAsync();
        await pump.Time.SomebodyWaitsAsync();
        var start = pump.Time.GetUtcNow();
        var handled = pump.Work.NextAsync();

        await pump.Store.SendAsync("work", "hello"u8.ToArray(), TimeSpan.Zero, CancellationToken.None);
        await pump.Time.RunUntilAsync(handled);

        Assert.True(pump.Time.GetUtcNow() > start);
    }

    [Fact]
    public async Task A_delayed_message_is_not_handled_before_it_is_visible()
    {
        await using var pump = new PumpDriver();
        await pump.StartAsync();
        var start = pump.Time.GetUtcNow();
        var handled = pump.Work.NextAsync();

        await pump.SendAsync("later", TimeSpan.FromSeconds(30));
        await pump.Time.RunUntilAsync(handled);

        Assert.True(pump.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_handled_message_is_deleted()
    {
        await using var pump = new PumpDriver();
        await pump.StartAsync();

        await pump.SendAsync("hello");
        await pump.EmptyAsync();

        Assert.Equal(["hello"], pump.Work.Seen);
    }

    [Fact]
    public async Task A_message_that_always_fails_is_tried_five_times_at_least_ten_seconds_apart_and_then_poison_as_it_was()
    {
        await using var pump = new PumpDriver();
        pump.Work.Behaviour = (_, _) => throw new InvalidOperationException("Not today.");
        await pump.StartAsync();
        var start = pump.Time.GetUtcNow();

        await pump.SendAsync("always bad");
        await pump.EmptyAsync();

        Assert.Equal(Enumerable.Repeat("always bad", 5), pump.Work.Seen);
        Assert.Equal(["always bad"], pump.Work.Poison);
        Assert.True(pump.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_message_that_failed_once_comes_again_and_is_done()
    {
        await using var pump = new PumpDriver();
        pump.Work.Behaviour = (_, _) => pump.Work.Seen.Count == 1 ? throw new InvalidOperationException("Once.") : Task.CompletedTask;
        await pump.StartAsync();

        await pump.SendAsync("second try");
        await pump.EmptyAsync();

        Assert.Equal(2, pump.Work.Seen.Count);
        Assert.Empty(pump.Work.Poison);
    }

    [Fact]
    public async Task A_message_whose_handlers_died_too_often_goes_to_poison_without_another_try()
    {
        await using var pump = new PumpDriver();
        await pump.Store.EnsureAsync([], ["work", "work-poison"], [], CancellationToken.None);
        await pump.SendAsync("deadly");
        for (var tries = 0; tries < 5; tries++)
        {
            var lease = Assert.Single(await pump.Store.ReceiveAsync("work", 1, TimeSpan.FromSeconds(1), CancellationToken.None));
            Assert.Equal(tries + 1, lease.DequeueCount);
            pump.Time.Advance(TimeSpan.FromSeconds(2));
        }

        await pump.StartAsync();
        await pump.EmptyAsync();

        Assert.Empty(pump.Work.Seen);
        Assert.Equal(["deadly"], pump.Work.Poison);
    }

    [Fact]
    public async Task A_text_that_is_no_base64_is_set_aside_with_a_note_and_not_lost()
    {
        await using var pump = new PumpDriver();
        await pump.StartAsync();
        var buried = pump.Work.NextAsync();

        await pump.Store.PutForeignTextAsync("work", "*** not ours ***", CancellationToken.None);
        await pump.Time.RunUntilAsync(buried);

        Assert.Empty(pump.Work.Seen);
        Assert.Contains("of queue work", Assert.Single(pump.Work.Poison), StringComparison.Ordinal);
        Assert.Equal(1, await pump.WaitingAsync());
    }

    [Fact]
    public async Task No_more_messages_are_in_flight_than_a_batch_and_the_threshold()
    {
        await using var pump = new PumpDriver(new QueueSettings { BatchSize = 4, NewBatchThreshold = 2, MaxPollingInterval = TimeSpan.FromSeconds(2) });
        var most = new MostAtOnce();
        pump.Work.Behaviour = (_, _) => most.RunAsync();
        await pump.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => pump.SendAsync($"message {number}")));
        await pump.EmptyAsync();

        // The clock jumps while work is under way, so a lease may end and a message come twice; none may be missing.
        Assert.Equal(60, pump.Work.Seen.Distinct().Count());
        Assert.InRange(most.Value, 2, 6);
    }

    [Fact]
    public async Task A_poison_message_that_cannot_be_buried_stays_and_gets_no_poison_of_its_own()
    {
        await using var pump = new PumpDriver();
        await pump.StartAsync();
        await pump.Store.PutForeignTextAsync("work-poison", "*** worse ***", CancellationToken.None);
        var handled = pump.Work.NextAsync();

        await pump.SendAsync("afterwards", TimeSpan.FromSeconds(10));
        await pump.Time.RunUntilAsync(handled);

        Assert.Equal(1, await pump.WaitingAsync("work-poison"));
    }

    private sealed class MostAtOnce
    {
        private readonly Lock gate = new();
        private int now;

        public int Value { get; private set; }

        public async Task RunAsync()
        {
            lock (gate)
            {
                Value = Math.Max(Value, ++now);
            }

            await Task.Yield();
            lock (gate)
            {
                now--;
            }
        }
    }
}
