using CustomerHealth.Scoring.Surveys;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Surveys;

public sealed class SurveyScaleTests
{
    [Theory]
    [InlineData("nps", -1, false)]
    [InlineData("nps", 0, true)]
    [InlineData("nps", 10, true)]
    [InlineData("nps", 11, false)]
    [InlineData("post_ticket", 0, false)]
    [InlineData("post_ticket", 1, true)]
    [InlineData("quarterly", 5, true)]
    [InlineData("onboarding", 6, false)]
    public void Recommendations_go_from_nought_to_ten_and_satisfaction_from_one_to_five(string kind, int score, bool isAllowed) =>
        Assert.Equal(isAllowed, SurveyScale.Allows(kind, score));

    [Theory]
    [InlineData("nps", 9, 10, "9")]
    [InlineData("nps", 87, 100, "8.7")]
    [InlineData("onboarding", 4, 5, "4")]
    [InlineData("onboarding", 7, 10, "3.5")]
    public void A_score_of_another_scale_is_brought_to_the_kind_s_own(string kind, int score, int scale, string brought) =>
        Assert.Equal(decimal.Parse(brought), SurveyScale.Brought(kind, score, scale));

    [Fact]
    public void Without_scores_the_mean_is_nought() =>
        Assert.Equal((0m, 6.5m), (default(MeanScore).Average, default(MeanScore).With(9).With(4).Average));

    [Fact]
    public void Months_with_answers_are_in_order_and_recommendations_halved()
    {
        var months = MonthOfAnswers.Of([(new(2025, 6, 30), 8, 10), (new(2024, 6, 1), 1, 5), (new(2025, 6, 1), 5, 5)]);

        Assert.Equal(
            [new MonthOfAnswers(new(2024, 6, 1), new(1, 1)), new MonthOfAnswers(new(2025, 6, 1), new(9, 2))], months);
    }
}
