using CustomerHealth.Scoring.Signals;
using CustomerHealth.Scoring.Surveys;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Surveys;

public sealed class SurveyStatisticsTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(6, 0, 1)]
    [InlineData(7, 0, 0)]
    [InlineData(8, 0, 0)]
    [InlineData(9, 1, 0)]
    [InlineData(10, 1, 0)]
    public void Promoters_begin_at_nine_and_detractors_end_at_six(int score, int promoters, int detractors)
    {
        var counts = default(PromoterCounts).With(score);

        Assert.Equal(new PromoterCounts(promoters, 1 - promoters - detractors, detractors), counts);
    }

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(3, 0, 0, 100)]
    [InlineData(0, 0, 2, -100)]
    [InlineData(1, 2, 0, 33)]
    [InlineData(2, 1, 0, 67)]
    [InlineData(1, 7, 0, 12)] // 12.5
    [InlineData(3, 5, 0, 38)] // 37.5
    [InlineData(0, 7, 1, -12)]
    public void The_net_promoter_score_is_promoters_less_detractors_in_whole_points(int promoters, int passives, int detractors, int? score) =>
        Assert.Equal(score, new PromoterCounts(promoters, passives, detractors).Score);

    [Fact]
    public void Shares_are_of_all_answers()
    {
        var counts = new PromoterCounts(1, 2, 5);

        Assert.Equal((12.5m, 25m, 62.5m), (counts.PromotersPercent, counts.PassivesPercent, counts.DetractorsPercent));
        Assert.Equal(0, default(PromoterCounts).PromotersPercent);
    }

    [Fact]
    public void Satisfaction_is_the_mean_of_every_other_kind()
    {
        var statistics = default(SurveyStatistics)
            .With("post_ticket", 4, 5).With("quarterly", 5, 5).With("onboarding", 2, 5).With("nps", 10, 10);

        Assert.Equal(11m / 3, statistics.Satisfaction.Average);
        Assert.Equal((100, 4), (statistics.Recommendation.Score, statistics.Responses));
        Assert.Null(default(SurveyStatistics).Satisfaction.Average);
    }

    [Fact]
    public void Another_scale_is_brought_to_the_usual_one()
    {
        Assert.Equal(4m, default(SatisfactionSum).With(8, scale: 10).Average);
        Assert.Equal(new PromoterCounts(1, 0, 0), default(PromoterCounts).With(90, scale: 100));
        Assert.Equal(new PromoterCounts(0, 1, 0), default(PromoterCounts).With(61, scale: 100));
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void A_score_outside_its_scale_is_a_programming_error(int score, int scale)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => default(PromoterCounts).With(score, scale));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(SatisfactionSum).With(score, scale));
    }

    [Fact]
    public void Parts_add_up_to_the_whole_in_any_order() => Generated.Check(Prop.ForAll(
        Gen.Choose(0, 1_000).ListOf().ToArbitrary(),
        Generated.Seeds.ToArbitrary(),
        (numbers, seed) =>
        {
            var answers = numbers.Select((number, at) => new SurveySignal(
                $"{at}", new EventStamp(AsOf, $"{at}", "test"), AsOf, number % 3 == 0 ? "nps" : "quarterly", number % 6, 5 + (number % 7), null)).ToList();
            var whole = SurveyStatistics.Of(answers);
            var parts = Generated.Shuffled(answers, seed).Chunk(3).Select(SurveyStatistics.Of);

            return parts.Aggregate(default(SurveyStatistics), (sum, part) => sum.Plus(part)) == whole
                && SurveyStatistics.Of(Generated.Shuffled(answers, seed)) == whole;
        }), cases: 500);
}
