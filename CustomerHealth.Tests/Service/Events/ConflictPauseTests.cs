using CustomerHealth.Service.Events;
using CustomerHealth.Tests.LocalHost;
using Xunit;

namespace CustomerHealth.Tests.Service.Events;

public sealed class ConflictPauseTests
{
    private readonly ManualTime time = new();

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 40)]
    [InlineData(3, 80)]
    [InlineData(4, 160)]
    [InlineData(5, 320)]
    [InlineData(9, 320)]
    public async Task The_bound_doubles_with_each_conflict_up_to_a_third_of_a_second(int conflicts, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), await WaitedAsync(conflicts, share: 1));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 20)]
    [InlineData(0.5, 40)]
    public async Task Anything_below_the_bound_may_be_waited(double share, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), await WaitedAsync(conflicts: 3, share));

    [Fact]
    public async Task A_stop_ends_the_pause()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = new ConflictPause(time, new FixedRandom(1)).WaitAsync(1, stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private async Task<TimeSpan> WaitedAsync(int conflicts, double share)
    {
        var start = time.GetUtcNow();
        await time.RunUntilAsync(new ConflictPause(time, new FixedRandom(share)).WaitAsync(conflicts, CancellationToken.None));
        return time.GetUtcNow() - start;
    }

    private sealed class FixedRandom(double share) : Random
    {
        public override double NextDouble() => share;
    }
}
