using CustomerHealth.LocalHost.Queues;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Queues;

public sealed class IdleBackoffTests
{
    [Fact]
    public void Pauses_double_from_100_ms_to_the_longest_and_start_again_after_a_message()
    {
        var backoff = new IdleBackoff(TimeSpan.FromSeconds(2), new Middling());

        var pauses = Enumerable.Range(0, 7).Select(_ => backoff.Next().TotalMilliseconds).ToArray();
        backoff.Reset();

        Assert.Equal([100, 200, 400, 800, 1_600, 2_000, 2_000], pauses);
        Assert.Equal(100, backoff.Next().TotalMilliseconds);
    }

    [Fact]
    public void No_pause_is_shorter_than_100_ms_or_longer_than_the_longest_whatever_chance_says()
    {
        var backoff = new IdleBackoff(TimeSpan.FromSeconds(2), new Random(1));

        var pauses = Enumerable.Range(0, 1_000).Select(_ => backoff.Next()).ToList();

        Assert.All(pauses, pause => Assert.InRange(pause.TotalMilliseconds, 100, 2_000));
        Assert.True(pauses.Distinct().Count() > 100, "Processes must not march in step.");
    }

    private sealed class Middling : Random
    {
        public override double NextDouble() => 0.5;
    }
}
