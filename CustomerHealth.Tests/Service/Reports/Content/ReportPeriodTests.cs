using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData(ReportType.HealthSummary, "2026-03-31", "2026-03-02")]
    [InlineData(ReportType.HealthSummary, "2024-03-29", "2024-02-29")] // a leap day
    [InlineData(ReportType.ExecutiveSummary, "2024-03-06", "2024-02-29")]
    [InlineData(ReportType.ExecutiveSummary, "2025-03-06", "2025-02-28")]
    [InlineData(ReportType.CustomerOverview, "2026-01-31", "2026-01-01")]
    [InlineData(ReportType.CustomerOverview, "2024-02-29", "2024-02-01")]
    [InlineData(ReportType.CustomerOverview, "2026-03-01", "2026-03-01")]
    [InlineData(ReportType.CsatAnalysis, "2026-03-31", null)]
    public void Where_nobody_says_the_days_are_those_usual_for_the_type_to_this_one(ReportType type, string today, string? from)
    {
        var period = Of(type, ReportFilters.None, today: Day(today));

        Assert.Equal(new ReportPeriod(from is null ? null : Day(from), Day(today)), period);
    }

    [Theory]
    [InlineData(ReportType.CustomerOverview, "2025-02-14", "2025-02-01")]
    [InlineData(ReportType.ExecutiveSummary, "2025-02-14", "2025-02-08")]
    [InlineData(ReportType.HealthSummary, "0001-01-03", "0001-01-01")]
    [InlineData(ReportType.CsatAnalysis, "2025-02-14", null)]
    public void A_last_day_alone_has_the_usual_days_before_it(ReportType type, string to, string? from) => Assert.Equal(
        new ReportPeriod(from is null ? null : Day(from), Day(to)), Of(type, new ReportFilters(To: Day(to)), today: Day("2026-03-31")));

    [Fact]
    public void A_first_day_alone_goes_to_today() => Assert.Equal(
        new ReportPeriod(Day("2020-02-29"), Day("2026-03-31")), Of(ReportType.CsatAnalysis, new ReportFilters(From: Day("2020-02-29")), today: Day("2026-03-31")));

    [Fact]
    public void The_day_is_that_of_UTC()
    {
        var order = new ReportOrder(ReportType.CustomerOverview, ReportFilters.None, null, new DateTimeOffset(2026, 3, 1, 0, 30, 0, TimeSpan.FromHours(2)));

        Assert.Equal(new ReportPeriod(Day("2026-02-01"), Day("2026-02-28")), ReportPeriod.Of(order));
        Assert.True(ReportPeriod.Of(order).Includes(new DateTimeOffset(2026, 3, 1, 1, 59, 59, TimeSpan.FromHours(2))));
        Assert.False(ReportPeriod.Of(order).Includes(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.FromHours(2))));
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-12", 3, "2026-03-10")]
    [InlineData("2026-03-10", "2026-03-12", 30, "2026-02-11")]
    [InlineData("2026-01-01", "2026-03-12", 30, "2026-01-01")]
    public void A_course_may_go_back_further_than_the_period(string from, string to, int days, string begin) =>
        Assert.Equal(new DayRange(Day(begin), Day(to)), new ReportPeriod(Day(from), Day(to)).AtLeast(days, Day("2026-12-31")));

    [Fact]
    public void A_course_ends_today_and_has_no_day_of_a_period_that_has_none()
    {
        var today = Day("2026-03-12");

        Assert.Equal(new DayRange(today, today), new ReportPeriod(today, today.AddDays(9)).AtLeast(1, today));
        Assert.Equal(new DayRange(today.AddDays(1), today), new ReportPeriod(today.AddDays(1), today.AddDays(9)).AtLeast(30, today));
        Assert.Equal(new DayRange(today, today.AddDays(-1)), new ReportPeriod(today, today.AddDays(-1)).AtLeast(30, today));
    }

    private static ReportPeriod Of(ReportType type, ReportFilters filters, DateOnly today) =>
        ReportPeriod.Of(new ReportOrder(type, filters, null, new DateTimeOffset(today, new TimeOnly(23, 59), TimeSpan.Zero)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
