using CustomerHealth.Scoring;
using FsCheck.Fluent;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Histories;

public sealed class ScoreHistoryTests
{
    private static readonly DateOnly Start = new(2026, 3, 1);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 0)]
    [InlineData(51, 1)]
    [InlineData(150, 2)]
    [InlineData(66_650, 666)]
    [InlineData(66_750, 668)]
    [InlineData(100_000, 1000)]
    public void A_score_is_kept_in_tenths_rounded_half_to_even(int milli, int tenths) =>
        Assert.Equal(tenths, ScoreHistory.Empty.With(Start, milli).TenthsOn(Start));

    [Fact]
    public void A_score_holds_until_the_next_evaluation()
    {
        var history = ScoreHistory.Empty.With(Start, 50_000).With(Start.AddDays(10), 70_000);

        Assert.Null(history.TenthsOn(Start.AddDays(-1)));
        Assert.Equal(500, history.TenthsOn(Start));
        Assert.Equal(500, history.TenthsOn(Start.AddDays(9)));
        Assert.Equal(700, history.TenthsOn(Start.AddDays(10)));
        Assert.Equal(700, history.TenthsOn(Start.AddDays(400)));
    }

    [Fact]
    public void No_score_holds_as_well()
    {
        var history = ScoreHistory.Empty.With(Start, 50_000).With(Start.AddDays(1), null).With(Start.AddDays(5), 60_000);

        Assert.Null(history.TenthsOn(Start.AddDays(4)));
        Assert.Equal(600, history.TenthsOn(Start.AddDays(5)));
    }

    [Fact]
    public void Ninety_two_days_are_remembered()
    {
        var history = ScoreHistory.Empty.With(Start, 10_000).With(Start.AddDays(1), 20_000).With(Start.AddDays(92), 30_000);

        Assert.Null(history.TenthsOn(Start));
        Assert.Equal(200, history.TenthsOn(Start.AddDays(1)));
    }

    [Fact]
    public void After_a_long_silence_the_whole_ring_holds_the_last_score()
    {
        var history = ScoreHistory.Empty.With(Start, 40_000).With(Start.AddDays(1000), 50_000);

        Assert.Equal(400, history.TenthsOn(Start.AddDays(1000 - 91)));
        Assert.Equal(400, history.TenthsOn(Start.AddDays(999)));
    }

    [Fact]
    public void A_day_in_the_past_is_corrected_alone()
    {
        var history = ScoreHistory.Empty.With(Start, 10_000).With(Start.AddDays(3), 30_000).With(Start.AddDays(1), 20_000);

        Assert.Equal([100, 200, 100, 300], Enumerable.Range(0, 4).Select(days => history.TenthsOn(Start.AddDays(days))));
        Assert.Same(history, history.With(Start.AddDays(-1), 90_000));
    }

    [Fact]
    public void A_month_has_two_bytes_a_day_and_none_where_nothing_is_written_yet()
    {
        var month = ScoreHistory.Empty.With(new DateOnly(2026, 2, 26), 25_600).With(new DateOnly(2026, 2, 27), 50_000).Month(2026, 2);

        Assert.Equal(string.Concat(Enumerable.Repeat("FFFF", 25)) + "0100" + "01F4" + "FFFF", Convert.ToHexString(month));
    }

    [Fact]
    public void The_stored_form_is_short_and_pinned()
    {
        var history = ScoreHistory.Empty.With(Start, 50_000).With(Start.AddDays(60), null).With(Start.AddDays(80), 75_000);

        Assert.Equal("01AB932D513CF503140001EF05", Convert.ToHexString(history.ToBytes()));
    }

    [Fact]
    public void A_history_survives_being_stored() => Generated.Check(Prop.ForAll(
        Gen.Choose(0, 130_000).ArrayOf().ToArbitrary(),
        steps =>
        {
            var history = ScoreHistory.Empty;
            var day = Start;
            foreach (var step in steps)
            {
                day = day.AddDays(step % 7);
                history = history.With(day, step > 100_000 ? null : step);
            }

            var stored = ScoreHistory.FromBytes(history.ToBytes());
            return stored.ToBytes().AsSpan().SequenceEqual(history.ToBytes())
                && stored.LastDay == history.LastDay
                && Enumerable.Range(-1, 100).All(ago => stored.TenthsOn(day.AddDays(-ago)) == history.TenthsOn(day.AddDays(-ago)));
        }), cases: 1_000);

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("01AB932D5D5D01")]
    [InlineData("01AB932D0101EA07")]
    public void Damaged_bytes_are_refused(string hex) =>
        Assert.Throws<FormatException>(() => ScoreHistory.FromBytes(Convert.FromHexString(hex)));

    [Fact]
    public void A_score_beyond_its_bounds_is_a_programming_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ScoreHistory.Empty.With(Start, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScoreHistory.Empty.With(Start, 100_001));
    }
}
