using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Records;
using Xunit;

namespace CustomerHealth.Tests.Service.Dashboards.Success;

public sealed class SurveyMonthsTests
{
    private static readonly ShardAccounts All = Portfolio.Of(Enumerable.Range(0, 300));
    private static readonly SurveyTrend Trend = SurveyTrend.Of(SurveyMonths.Of(All).Sums);

    [Fact]
    public void Months_have_the_mean_of_the_scores_as_they_were_given()
    {
        AssertPoints(All.Surveys, Trend.All);
        Assert.True(Trend.All.Count > 12);
    }

    [Fact]
    public void Products_have_the_answers_about_their_deployments_and_kinds_their_own()
    {
        var products = All.Deployments.ToDictionary(deployment => deployment.Id, deployment => deployment.Product);

        Assert.Equal(["MonetX", "SupportX", "GreenX"], Trend.Products.Select(product => product.Product));
        Assert.All(Trend.Products, product => AssertPoints(
            All.Surveys.Where(survey => survey.DeploymentId is { } id && products[id] == product.Product), product.Points));
        Assert.Equal(["nps", "onboarding", "post_ticket", "quarterly"], Trend.Kinds.Select(kind => kind.Kind));
        Assert.All(Trend.Kinds, kind => AssertPoints(All.Surveys.Where(survey => survey.Kind == kind.Kind), kind.Points));
    }

    [Fact]
    public void Kinds_without_end_are_counted_together_beyond_the_most_common()
    {
        var some = All.Surveys[0];
        List<Survey> surveys = [.. Enumerable.Range(0, 50).Select(number => some with { Kind = $"kind-{number:00}" }), some with { Kind = "kind-49" }];

        var sums = SurveyMonths.Of(new ShardAccounts([], [], [], surveys, [])).Sums;

        Assert.Equal(SurveyMonths.MostKinds + 1, sums.Count);
        Assert.Equal(51, sums.Sum(sum => sum.Responses));
        Assert.Equal(2, sums.Single(sum => sum.Kind == "kind-49").Responses);
        Assert.Equal(30, sums.Single(sum => sum.Kind == SurveyMonths.OtherKinds).Responses);
    }

    private static void AssertPoints(IEnumerable<Survey> surveys, IReadOnlyList<SurveyPoint> points)
    {
        var expected = surveys.GroupBy(survey => $"{survey.SubmittedAt.UtcDateTime:yyyy-MM}")
            .OrderBy(month => month.Key, StringComparer.Ordinal)
            .Select(month => new SurveyPoint(month.Key, (decimal)month.Sum(survey => survey.Score) / month.Count(), month.Count()));
        Assert.Equal(expected, points);
    }
}
