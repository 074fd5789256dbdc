using System.Globalization;
using CustomerHealth.Service.AlertMails;
using Xunit;

namespace CustomerHealth.Tests.Service.AlertMails;

/// <summary>When mails may go out, by the clock on a wall. In Berlin it is an hour later than UTC in winter and two in summer.</summary>
public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("2026-01-10T20:59:59Z", null)]
    [InlineData("2026-01-10T21:00:00Z", "2026-01-11T06:00:00Z")]
    [InlineData("2026-01-10T23:30:00Z", "2026-01-11T06:00:00Z")]
    [InlineData("2026-01-11T05:59:59Z", "2026-01-11T06:00:00Z")]
    [InlineData("2026-01-11T06:00:00Z", null)]
    [InlineData("2026-07-10T20:00:00Z", "2026-07-11T05:00:00Z")]
    [InlineData("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z")] // The night that is an hour shorter,
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z")] // and the one that is an hour longer.
    public void A_night_ends_at_seven_on_the_wall(string moment, string? end) => Assert.Equal(end, EndFor("22:00", "07:00", moment));

    [Theory]
    [InlineData("2026-06-10T09:59:00Z", null)]
    [InlineData("2026-06-10T10:00:00Z", "2026-06-10T11:30:00Z")]
    [InlineData("2026-06-10T11:30:00Z", null)]
    public void A_lunch_break_is_over_the_same_day(string moment, string? end) => Assert.Equal(end, EndFor("12:00", "13:30", moment));

    /// <summary>On 29 March 2026 the clock goes from 2 to 3 at 01:00 UTC.</summary>
    [Fact]
    public void An_end_that_the_clock_jumps_over_is_when_it_jumps() =>
        Assert.Equal("2026-03-29T01:00:00Z", EndFor("22:00", "02:30", "2026-03-28T23:00:00Z"));

    /// <summary>On 25 October 2026 it goes from 3 back to 2 at 01:00 UTC: half past two is at 00:30 and at 01:30.</summary>
    [Theory]
    [InlineData("2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T00:30:00Z", null)]
    [InlineData("2026-10-25T01:10:00Z", "2026-10-25T01:30:00Z")]
    public void An_end_that_comes_twice_ends_at_the_next_one(string moment, string? end) => Assert.Equal(end, EndFor("22:00", "02:30", moment));

    [Fact]
    public void Without_them_no_hour_is_quiet()
    {
        Assert.Null(new QuietHours(null, null, TimeZoneInfo.Utc).EndFor(DateTimeOffset.UnixEpoch));
        Assert.Null(EndFor("08:00", "08:00", "2026-01-10T08:00:00Z"));
    }

    [Fact]
    public void Wherever_a_moment_lies_the_end_is_later_and_not_quiet()
    {
        foreach (var zone in new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "UTC" })
        {
            foreach (var (from, to) in new[] { ("22:00", "02:30"), ("23:30", "00:15"), ("01:00", "03:00"), ("02:15", "02:45") })
            {
                var quiet = new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
                for (var moment = new DateTimeOffset(2026, 1, 1, 0, 7, 0, TimeSpan.Zero); moment.Year == 2026; moment = moment.AddMinutes(30))
                {
                    if (quiet.EndFor(moment) is { } end)
                    {
                        Assert.InRange(end - moment, TimeSpan.FromTicks(1), TimeSpan.FromHours(26));
                        Assert.Null(quiet.EndFor(end));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("Mode", "Alerts:Mail:Mode ")]
    [InlineData("DailyAt", "Alerts:Mail:DailyAt ")]
    [InlineData("QuietFrom", "Alerts:Mail:QuietFrom ")]
    [InlineData("TimeZone", "Alerts:Mail:TimeZone ")]
    public void What_is_wrong_with_the_settings_is_said_with_their_names(string wrong, string sentence)
    {
        var options = new AlertMailOptions();
        switch (wrong)
        {
            case "Mode":
                options.Mode = (AlertMailMode)7;
                break;
            case "DailyAt":
                options.DailyAt = 24;
                break;
            case "QuietFrom":
                options.QuietFrom = new TimeOnly(22, 0);
                break;
            default:
                options.TimeZone = "Mars/Olympus";
                break;
        }

        Assert.StartsWith(sentence, Assert.Single(new AlertMailValidation().Validate(null, options).Failures!), StringComparison.Ordinal);
        Assert.True(new AlertMailValidation().Validate(null, new AlertMailOptions()).Succeeded);
    }

    private static string? EndFor(string from, string to, string moment) =>
        new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
            .EndFor(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture))?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
