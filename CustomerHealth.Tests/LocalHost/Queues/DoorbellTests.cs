using CustomerHealth.LocalHost.Queues;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Queues;

public sealed class DoorbellTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task A_ring_ends_the_wait_at_once()
    {
        var bell = new Doorbell(time);
        var waiting = bell.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

        bell.Ring(TimeSpan.Zero);

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_ring_nobody_waited_for_is_not_lost()
    {
        var bell = new Doorbell(time);
        bell.Ring(TimeSpan.Zero);

        await bell.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_delayed_message_rings_when_it_becomes_visible_and_not_before()
    {
        var bell = new Doorbell(time);
        var start = time.GetUtcNow();
        bell.Ring(TimeSpan.FromSeconds(30));

        await time.RunUntilAsync(bell.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None));

        Assert.Equal(TimeSpan.FromSeconds(30), time.GetUtcNow() - start);
    }

    [Fact]
    public async Task Without_a_ring_the_wait_ends_by_itself()
    {
        var bell = new Doorbell(time);
        var start = time.GetUtcNow();
        bell.Ring(TimeSpan.FromMinutes(5));

        await time.RunUntilAsync(bell.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None));

        Assert.Equal(TimeSpan.FromMinutes(1), time.GetUtcNow() - start);
    }

    [Fact]
    public async Task The_rest_of_a_millisecond_is_slept_and_not_spun()
    {
        var waiting = new Doorbell(time).WaitAsync(TimeSpan.FromMilliseconds(1000.5), CancellationToken.None);

        time.Advance(TimeSpan.FromMilliseconds(1000));
        var asleep = time.SomebodyWaitsAsync();
        await Task.WhenAny(asleep, Task.Delay(TimeSpan.FromSeconds(5)));
        var sleeps = asleep.IsCompleted;
        time.Advance(TimeSpan.FromMilliseconds(1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(sleeps, "It looks at the clock again and again.");
    }

    [Fact]
    public async Task A_stop_ends_the_wait()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = new Doorbell(time).WaitAsync(TimeSpan.FromMinutes(1), stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
    }
}
