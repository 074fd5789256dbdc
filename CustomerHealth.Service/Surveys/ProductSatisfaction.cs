using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Surveys;

/// <summary>What surveys about one product say.</summary>
/// <param name="Scores">As they are, recommendations among them.</param>
/// <param name="Distribution">How often 1 to 5 was answered, recommendations aside.</param>
/// <param name="Comments">The five latest answers with a text, the newest first.</param>
public sealed record ProductSatisfaction(
    string Product, MeanScore Scores, IReadOnlyDictionary<int, int> Distribution, IReadOnlyList<Survey> Comments)
{
    private const int MostStars = 5;
    private const int MostComments = 5;

    /// <summary>By name of the product; a survey about no deployment, or about one that is not known, is about no product.</summary>
    public static IReadOnlyList<ProductSatisfaction> Of(IEnumerable<Survey> surveys, IEnumerable<Deployment> deployments)
    {
        var products = deployments.ToDictionary(deployment => deployment.Id, deployment => deployment.Product);
        return
        [
            .. surveys
                .Where(survey => survey.DeploymentId is { } id && products.ContainsKey(id))
                .GroupBy(survey => products[survey.DeploymentId!.Value])
                .OrderBy(product => product.Key, StringComparer.Ordinal)
                .Select(product => Of(product.Key, [.. product])),
        ];
    }

    private static ProductSatisfaction Of(string product, IReadOnlyCollection<Survey> surveys)
    {
        var counts = surveys.Where(survey => !survey.IsNps).CountBy(survey => survey.ShownScore).ToDictionary();
        return new ProductSatisfaction(
            product,
            SurveyAnalytics.MeanOf(surveys),
            Enumerable.Range(1, MostStars).ToDictionary(score => score, counts.GetValueOrDefault),
            [
                .. surveys.Where(survey => survey.Feedback is not null)
                    .OrderByDescending(survey => survey.SubmittedAt).ThenBy(survey => survey.Id)
                    .Take(MostComments),
            ]);
    }
}
