using CustomerHealth.Service.Reports;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports;

/// <summary>When reports are due, where months are short, years are long and timers are late.</summary>
public sealed class ReportCalendarTests
{
    [Theory]
    [InlineData(ReportFrequency.Daily, "2026-02-28T09:30", 28, "2026-02-28T10:00", "2026-03-01T06:00")]
    [InlineData(ReportFrequency.Weekly, "2026-12-28T06:00", 28, "2026-12-28T06:05", "2027-01-04T06:00")]
    [InlineData(ReportFrequency.Monthly, "2026-01-31T06:00", 31, "2026-01-31T07:00", "2026-02-28T06:00")]
    [InlineData(ReportFrequency.Monthly, "2026-02-28T06:00", 31, "2026-02-28T07:00", "2026-03-31T06:00")]
    [InlineData(ReportFrequency.Monthly, "2026-03-31T06:00", 31, "2026-03-31T07:00", "2026-04-30T06:00")]
    [InlineData(ReportFrequency.Monthly, "2028-01-30T06:00", 30, "2028-01-30T06:00", "2028-02-29T06:00")]
    [InlineData(ReportFrequency.Quarterly, "2025-11-30T06:00", 30, "2025-11-30T08:00", "2026-02-28T06:00")]
    [InlineData(ReportFrequency.Quarterly, "2026-10-01T00:00", 1, "2026-10-01T00:30", "2027-01-01T06:00")]
    public void The_next_one_keeps_its_day(ReportFrequency frequency, string due, int day, string now, string next) =>
        Assert.Equal(At(next), ReportCalendar.Next(frequency, At(due), day, At(now)));

    [Theory]
    [InlineData(ReportFrequency.Daily, "2026-03-01T06:00", "2026-03-05T05:00", "2026-03-05T06:00")]
    [InlineData(ReportFrequency.Weekly, "2026-03-02T06:00", "2026-03-20T12:00", "2026-03-23T06:00")]
    [InlineData(ReportFrequency.Monthly, "1996-01-31T06:00", "2026-02-10T12:00", "2026-02-28T06:00")]
    [InlineData(ReportFrequency.Quarterly, "1996-01-31T06:00", "2026-02-10T12:00", "2026-04-30T06:00")]
    public void What_was_missed_is_not_made_up_for(ReportFrequency frequency, string due, string now, string next) =>
        Assert.Equal(At(next), ReportCalendar.Next(frequency, At(due), At(due).Day, At(now)));

    [Theory]
    [InlineData(ReportFrequency.Daily, "2026-01-01T06:00", 1, "2026-11-30T12:00", "2026-11-30T06:00")]
    [InlineData(ReportFrequency.Daily, "2026-11-30T09:00", 30, "2026-11-30T09:00", "2026-11-30T09:00")]
    [InlineData(ReportFrequency.Weekly, "2026-11-15T06:00", 15, "2026-11-30T12:00", "2026-11-29T06:00")]
    [InlineData(ReportFrequency.Monthly, "1996-01-31T06:00", 31, "2026-02-28T06:00", "2026-02-28T06:00")]
    [InlineData(ReportFrequency.Monthly, "2026-01-31T06:00", 31, "2026-02-28T05:59", "2026-01-31T06:00")]
    [InlineData(ReportFrequency.Quarterly, "2025-01-01T06:00", 1, "2026-02-10T12:00", "2026-01-01T06:00")]
    public void Of_several_that_were_missed_the_last_one_is_made(ReportFrequency frequency, string due, int day, string now, string last) =>
        Assert.Equal(At(last), ReportCalendar.Last(frequency, At(due), day, At(now)));

    /// <summary>Clocks are set back and forth in March and October; UTC is not.</summary>
    [Theory]
    [InlineData("2026-03-28T06:00", "2026-03-29T06:00")]
    [InlineData("2026-10-24T06:00", "2026-10-25T06:00")]
    public void Daylight_saving_moves_nothing(string due, string next) =>
        Assert.Equal(At(next), ReportCalendar.Next(ReportFrequency.Daily, At(due), At(due).Day, At(due)));

    [Theory]
    [InlineData(ReportFrequency.Daily, "2026-03-01T06:00", 1, "2026-02-28", "2026-02-28")]
    [InlineData(ReportFrequency.Weekly, "2026-03-02T06:00", 2, "2026-02-23", "2026-03-01")]
    [InlineData(ReportFrequency.Monthly, "2026-03-31T06:00", 31, "2026-02-28", "2026-03-30")]
    [InlineData(ReportFrequency.Monthly, "2026-03-01T06:00", 1, "2026-02-01", "2026-02-28")]
    [InlineData(ReportFrequency.Quarterly, "2026-01-01T06:00", 1, "2025-10-01", "2025-12-31")]
    public void A_report_is_about_the_days_since_the_one_before(ReportFrequency frequency, string due, int day, string from, string to)
    {
        var period = ReportCalendar.PeriodOf(frequency, At(due), day);

        Assert.Equal((from, to), (period.From.ToString("yyyy-MM-dd"), period.To.ToString("yyyy-MM-dd")));
    }

    /// <summary>Three years of every frequency, begun on any day of the month.</summary>
    [Theory]
    [InlineData(ReportFrequency.Daily)]
    [InlineData(ReportFrequency.Weekly)]
    [InlineData(ReportFrequency.Monthly)]
    [InlineData(ReportFrequency.Quarterly)]
    public void The_days_of_reports_that_follow_each_other_have_neither_gap_nor_overlap(ReportFrequency frequency)
    {
        for (var day = 1; day <= 31; day++)
        {
            var due = new DateTimeOffset(2026, 1, day, 6, 0, 0, TimeSpan.Zero);
            while (due.Year < 2029)
            {
                var next = ReportCalendar.Next(frequency, due, day, due);

                Assert.Equal(DateOnly.FromDateTime(due.UtcDateTime), ReportCalendar.PeriodOf(frequency, next, day).From);
                Assert.True(next > due);
                due = next;
            }
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
