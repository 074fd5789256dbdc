using CustomerHealth.Scoring;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Histories;

public sealed class TrendTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly TrendRule Rule = BuiltInScorecards.Usage.Trend;

    [Theory]
    [InlineData(60_000, 65_000, TrendDirection.Improving, 50)]
    [InlineData(60_000, 64_900, TrendDirection.Stable, 49)]
    [InlineData(60_000, 60_000, TrendDirection.Stable, 0)]
    [InlineData(60_000, 55_100, TrendDirection.Stable, -49)]
    [InlineData(60_000, 55_000, TrendDirection.Declining, -50)]
    public void Five_points_in_thirty_days_are_a_trend(int before, int now, TrendDirection direction, int change)
    {
        var history = ScoreHistory.Empty.With(Today.AddDays(-30), before).With(Today.AddDays(-29), 0).With(Today, now);

        Assert.Equal(new Trend(direction, change, 30), Trend.Of(Rule, history, Today));
    }

    [Fact]
    public void Without_a_score_thirty_days_ago_the_trend_is_unknown()
    {
        var history = ScoreHistory.Empty.With(Today.AddDays(-29), 10_000).With(Today, 90_000);

        Assert.Equal(new Trend(TrendDirection.Unknown, null, 30), Trend.Of(Rule, history, Today));
        Assert.Equal(TrendDirection.Unknown, Trend.Of(Rule, ScoreHistory.Empty, Today).Direction);
    }

    [Fact]
    public void A_score_that_was_not_evaluated_again_is_stable()
    {
        var history = ScoreHistory.Empty.With(Today.AddDays(-80), 70_000);

        Assert.Equal(TrendDirection.Stable, Trend.Of(Rule, history, Today).Direction);
    }

    [Theory]
    [InlineData(31, 60_000, 65_000, TrendDirection.Improving)]
    [InlineData(80, 60_000, 64_900, TrendDirection.Stable)]
    [InlineData(30, 60_000, 55_000, TrendDirection.Declining)]
    [InlineData(29, 60_000, 65_000, TrendDirection.Unknown)]
    public void Success_compares_with_the_latest_score_at_least_thirty_days_ago(int daysAgo, int before, int now, TrendDirection direction)
    {
        var history = ScoreHistory.Empty.With(Today.AddDays(-daysAgo), before).With(Today.AddDays(-5), 1_000).With(Today, now);

        Assert.Equal(direction, Trend.Of(BuiltInScorecards.Success.Trend, history, Today).Direction);
    }

    [Fact]
    public void The_change_over_any_number_of_days_can_be_asked_for()
    {
        var history = ScoreHistory.Empty.With(Today.AddDays(-7), 70_000).With(Today, 67_500);

        Assert.Equal(-25, Trend.ChangeOver(history, 7, Today));
        Assert.Null(Trend.ChangeOver(history, 8, Today));
    }
}
