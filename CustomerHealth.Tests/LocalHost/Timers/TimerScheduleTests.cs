using System.Globalization;
using CustomerHealth.LocalHost.Timers;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Timers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 0 0 * * *", "2026-03-04T12:00:00Z", "2026-03-05T00:00:00Z")]
    [InlineData("0 0 0 * * *", "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z")]
    [InlineData("0 0 0 * * *", "2026-03-04T23:59:59.999Z", "2026-03-05T00:00:00Z")]
    [InlineData("0 0 0 * * *", "2026-03-04T23:30:00-02:00", "2026-03-06T00:00:00Z")]
    [InlineData("30 */5 * * * *", "2026-03-04T12:00:00Z", "2026-03-04T12:00:30Z")]
    [InlineData("0 0 9 * * 1", "2026-03-04T12:00:00Z", "2026-03-09T09:00:00Z")]
    [InlineData("0 0 6 1 * *", "2026-12-31T12:00:00Z", "2027-01-01T06:00:00Z")]
    public void The_next_occurrence_is_after_the_moment_and_in_utc(string expression, string moment, string next)
    {
        Assert.Equal(Time(next), new TimerSchedule(expression).After(Time(moment)));
    }

    [Theory]
    [InlineData(null, "2026-03-04T12:00:00Z", false)]
    [InlineData("2026-03-04T00:00:00Z", "2026-03-04T12:00:00Z", false)]
    [InlineData("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z", true)]
    [InlineData("2026-01-01T00:00:00Z", "2026-03-04T12:00:00Z", true)]
    [InlineData("2027-01-01T00:00:00Z", "2026-03-04T12:00:00Z", false)]
    public void A_timer_is_past_due_when_an_occurrence_lies_between_its_last_one_and_now(string? last, string now, bool pastDue)
    {
        var schedule = new TimerSchedule("0 0 0 * * *");

        Assert.Equal(pastDue, schedule.IsPastDue(last is null ? null : Time(last), Time(now)));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
