using System.Globalization;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Scores;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Scores;

/// <summary>Success scores day by day, from the state and from months that closed.</summary>
public sealed class SuccessHistoryReaderTests : ServiceTest
{
    private const int Start = 49;
    private const int Later = 65;

    /// <summary>49 points from 1 January on, 65 from 1 June on, and today is 15 July.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.MoveTo(At("2026-01-01T10:00:00Z"));
        await Service.PutCustomersAsync("ada");
        await ContractAsync("c1", "2026-01-20");
        await NightAsync("2026-02-01");
        for (var month = 3; month <= 5; month++)
        {
            await ContractAsync($"m{month}", $"2026-{month:D2}-25"); // Always under 30 days left: the score stays.
            await NightAsync($"2026-{month:D2}-01");
        }

        await NightAsync("2026-06-01");
        Clock.MoveTo(At("2026-06-01T09:00:00Z"));
        await ContractAsync("c2", "2028-01-01");
        await NightAsync("2026-07-01");
        Clock.MoveTo(At("2026-07-15T08:00:00Z"));
        await Service.SubmitAsync(Login("ada", "today"));
        await Service.DrainAsync();
    }

    [Fact]
    public async Task Every_day_since_the_first_score_is_there_once_the_newest_first()
    {
        var days = await ReadAsync();

        Assert.Equal(196, days.Count);
        Assert.Equal((Date("2026-07-15"), Date("2026-01-01")), (days[0].Day, days[^1].Day));
        Assert.Equal(days.Select(day => day.Day).OrderDescending(), days.Select(day => day.Day));
        Assert.Equal((Later, Later), (On(days, "2026-07-15"), On(days, "2026-06-01")));
        Assert.Equal(days.Count, days.Select(day => day.IdOf(ServiceUnderTest.Tenant, "ada")).Distinct().Count());
    }

    [Theory]
    [InlineData("2026-05-30", "2026-06-02", 4)]
    [InlineData("2026-03-01", "2026-03-31", 31)]
    [InlineData("2026-07-14", "2030-01-01", 2)]
    [InlineData("2025-01-01", "2026-01-01", 1)]
    [InlineData("2026-06-02", "2026-06-01", 0)]
    public async Task Only_the_days_asked_for_are_there(string from, string to, int count)
    {
        var days = await ReadAsync(from, to);

        Assert.Equal(count, days.Count);
        Assert.All(days, day => Assert.InRange(day.Day, Date(from), Date(to)));
    }

    [Theory]
    [InlineData("2026-01-31", TrendDirection.Stable)]
    [InlineData("2026-01-10", TrendDirection.Unknown)]
    [InlineData("2026-06-01", TrendDirection.Improving)]
    [InlineData("2026-06-30", TrendDirection.Improving)]
    [InlineData("2026-07-01", TrendDirection.Stable)]
    public async Task A_day_s_trend_is_against_the_thirtieth_day_before_it(string day, TrendDirection trend) =>
        Assert.Equal(trend, Assert.Single(await ReadAsync(day, day)).Standing.Trend);

    [Fact]
    public async Task The_day_of_the_latest_evaluation_has_its_moment_and_the_others_their_midnight()
    {
        var days = await ReadAsync("2026-07-14");

        Assert.Equal([At("2026-07-15T08:00:00Z"), At("2026-07-14T00:00:00Z")], days.Select(day => day.Standing.CalculatedAt));
        Assert.Equal("medium", days[0].Risk.Key);
    }

    [Fact]
    public async Task Recent_days_cost_no_request_and_all_of_them_one()
    {
        var state = await Service.StateAsync("ada");
        var reader = Service.Get<SuccessHistoryReader>();

        var recent = await Service.MeterAsync(() => reader.ReadAsync(ServiceUnderTest.Tenant, state, Date("2026-06-01"), null, Token));
        var all = await Service.MeterAsync(() => reader.ReadAsync(ServiceUnderTest.Tenant, state, null, null, Token));

        Assert.Equal((0, 1), (recent.Total.Requests, all.Total.Requests));
    }

    private async Task<IReadOnlyList<SuccessDay>> ReadAsync(string? from = null, string? to = null) =>
        await Service.Get<SuccessHistoryReader>().ReadAsync(
            ServiceUnderTest.Tenant, await Service.StateAsync("ada"), from is null ? null : Date(from), to is null ? null : Date(to), Token);

    private async Task ContractAsync(string id, string end)
    {
        await Service.SubmitAsync(Event("ada", id, "contract", Clock.Now, new { end_date = end }));
        await Service.DrainAsync();
    }

    private async Task NightAsync(string day)
    {
        Clock.MoveTo(At($"{day}T00:00:00Z"));
        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.DrainAsync();
    }

    private static int On(IReadOnlyList<SuccessDay> days, string day) => days.Single(known => known.Day == Date(day)).Standing.Scores.Overall;

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
