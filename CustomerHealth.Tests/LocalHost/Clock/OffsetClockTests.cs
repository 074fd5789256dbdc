using CustomerHealth.LocalHost.Clock;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Clock;

public sealed class OffsetClockTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_clock_starts_where_it_was_set_and_runs_on()
    {
        var basis = new ManualTime();
        var clock = new OffsetClock(Start, basis);

        basis.Advance(TimeSpan.FromHours(1));

        Assert.Equal(Start.AddHours(1), clock.GetUtcNow());
    }

    [Fact]
    public async Task Waiting_on_it_takes_as_long_as_on_the_clock_underneath()
    {
        var basis = new ManualTime();
        var clock = new OffsetClock(Start, basis);
        var waiting = Task.Delay(TimeSpan.FromMinutes(5), clock, CancellationToken.None);

        basis.Advance(TimeSpan.FromMinutes(5));

        await waiting;
        Assert.Equal(Start.AddMinutes(5), clock.GetUtcNow());
    }
}
