using CustomerHealth.Service.Scheduler;
using NCrontab;
using Xunit;

namespace CustomerHealth.Tests.Service.Scheduler;

/// <summary>When jobs run, held to the library that the Functions host reads the same expressions with.</summary>
public sealed class JobScheduleTests
{
    [Theory]
    [InlineData(Schedules.DailyScores, "cron[hour='0', minute='0']")]
    [InlineData(Schedules.ContractCheck, "cron[hour='8', minute='0']")]
    [InlineData(Schedules.LicenseCheck, "cron[hour='8', minute='30']")]
    [InlineData(Schedules.InactivityCheck, "cron[hour='9', minute='0']")]
    [InlineData(Schedules.DueReports, "cron[minute='0']")]
    public void A_schedule_is_told_in_the_document_s_words_and_comes_when_the_host_says(string expression, string trigger)
    {
        var schedule = new JobSchedule(expression);
        var host = CrontabSchedule.Parse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

        Assert.Equal(trigger, schedule.Trigger);
        var moment = new DateTimeOffset(2026, 2, 27, 0, 0, 0, TimeSpan.Zero);
        for (var step = 0; step < 300; step++, moment += TimeSpan.FromMinutes(17.25))
        {
            Assert.Equal(host.GetNextOccurrence(moment.UtcDateTime), schedule.After(moment).UtcDateTime);
        }

        var due = schedule.After(moment);
        Assert.Equal(host.GetNextOccurrence(due.UtcDateTime), schedule.After(due).UtcDateTime);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0 0 * * *")]
    [InlineData("30 0 0 * * *")]
    [InlineData("0 0 0 1 * *")]
    [InlineData("0 * 0 * * *")]
    [InlineData("0 0 */2 * * *")]
    public void Another_form_is_refused(string expression) => Assert.Throws<FormatException>(() => new JobSchedule(expression));
}
