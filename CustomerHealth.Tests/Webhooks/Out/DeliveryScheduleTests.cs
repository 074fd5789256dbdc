using CustomerHealth.Service.Webhooks.Out;
using Xunit;

namespace CustomerHealth.Tests.Webhooks.Out;

public sealed class DeliveryScheduleTests
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    [Fact]
    public void The_pauses_are_those_of_the_specification_up_to_a_tenth_longer_and_there_are_ten_tries()
    {
        var schedule = new DeliverySchedule(new Random(7));
        for (var draw = 0; draw < 200; draw++)
        {
            var pauses = Enumerable.Range(1, 9).Select(tries => schedule.PauseAfter(tries)!.Value).ToList();

            Assert.All(pauses.Zip(Pauses), pause => Assert.InRange(pause.First, pause.Second, pause.Second * 1.1));
        }

        Assert.Null(schedule.PauseAfter(10));
        Assert.Equal(new TimeSpan(3, 3, 35, 5), Pauses.Aggregate((sum, pause) => sum + pause));
        Assert.True(Enumerable.Range(0, 50).Select(_ => schedule.PauseAfter(9)).Distinct().Count() > 40);
    }

    [Theory]
    [InlineData(1, 500, null, 5)]
    [InlineData(1, 429, null, 60)]
    [InlineData(1, 502, null, 60)]
    [InlineData(1, 503, null, 5)]
    [InlineData(1, 504, null, 60)]
    [InlineData(2, 504, null, 300)]
    [InlineData(1, 429, 600, 600)]
    [InlineData(1, 503, 600, 600)]
    [InlineData(1, 429, 1, 5)]
    [InlineData(1, 503, -60, 5)]
    [InlineData(3, 429, 600, 1800)]
    [InlineData(1, 429, 864_000, 86_400)]
    public void An_answer_may_ask_for_a_longer_pause_within_a_day_and_never_for_a_shorter_one(int tries, int status, int? asked, int seconds)
    {
        var answer = new WebhookAnswer(default, default, status, "No.", RetryAfter: asked is { } wait ? TimeSpan.FromSeconds(wait) : null);

        Assert.Equal(TimeSpan.FromSeconds(seconds), new DeliverySchedule(new None()).PauseAfter(tries, answer));
        Assert.Null(new DeliverySchedule(new None()).PauseAfter(10, answer));
    }

    private sealed class None : Random
    {
        public override double NextDouble() => 0;
    }
}
