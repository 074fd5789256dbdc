using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

/// <summary>A customer with everything around it.</summary>
/// <param name="ProductDeployments">
/// Also those that are not in use any more; the newest first. One whose licence has no last day, as other senders may have it, is left out:
/// the document always has a day there.
/// </param>
/// <param name="HealthScoresPerProduct">
/// A line for each deployment in use. There is one score per customer and none per product, so each line has the customer's.
/// </param>
/// <param name="RecentInteractions">The five latest.</param>
/// <param name="ActiveAlerts">Those that somebody should do something about, the newest first.</param>
internal sealed record CustomerDetailResponse(
    CustomerResponse Customer,
    IReadOnlyList<ProductDeploymentSummary> ProductDeployments,
    IReadOnlyList<ProductHealthScore> HealthScoresPerProduct,
    HealthScoreSummary? OverallHealthScore,
    IReadOnlyList<InteractionSummary> RecentInteractions,
    IReadOnlyList<AlertSummary> ActiveAlerts,
    CsatStats CsatSummary);

/// <remarks>Words that a sender of another surface left out are <see cref="Unsaid"/>, since the document always has some there.</remarks>
internal sealed record ProductDeploymentSummary(
    Guid Id, string ProductName, DateOnly DeploymentDate, string Version, string Environment, string LicenseType, DateOnly LicenseExpiry, bool IsActive)
{
    private const string Unsaid = "unknown";

    public static ProductDeploymentSummary Of(Deployment deployment) => new(
        deployment.Id,
        deployment.Product,
        deployment.DeployedOn ?? DateOnly.FromDateTime(deployment.CreatedAt.UtcDateTime),
        deployment.Version ?? Unsaid,
        deployment.Environment ?? Unsaid,
        deployment.LicenseType ?? Unsaid,
        deployment.LicenseExpiry!.Value,
        deployment.IsActive);
}

internal sealed record ProductHealthScore(string ProductName, Guid DeploymentId, HealthScoreSummary? LatestHealthScore);

/// <summary>A score with its components. Three of them are said twice, by the document's older names, too.</summary>
internal sealed record HealthScoreSummary(
    int OverallScore,
    int ProductAdoptionScore,
    int SupportHealthScore,
    int EngagementScore,
    int FinancialHealthScore,
    int SlaComplianceScore,
    int? AdoptionScore,
    int? SupportScore,
    int? FinancialScore,
    [WordOf(typeof(RiskLevels), nameof(RiskLevels.Words))] string? RiskLevel,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Trends))] string ScoreTrend,
    DateTime CalculatedAt)
{
    public static HealthScoreSummary Of(SuccessDay day)
    {
        var scores = day.Standing.Scores;
        return new HealthScoreSummary(
            scores.Overall,
            scores.Adoption,
            scores.Support,
            scores.Engagement,
            scores.Financial,
            scores.SlaCompliance,
            scores.Adoption,
            scores.Support,
            scores.Financial,
            day.Risk.Key,
            SuccessWords.Of(day.Standing.Trend),
            day.Standing.CalculatedAt.UtcDateTime);
    }
}

internal sealed record InteractionSummary(
    Guid Id,
    string InteractionType,
    string Subject,
    string Description,
    string Sentiment,
    string PerformedBy,
    DateTime InteractionDate,
    bool FollowUpRequired)
{
    public static InteractionSummary Of(Interaction interaction) => new(
        interaction.Id,
        interaction.Kind,
        interaction.Subject,
        interaction.Description,
        interaction.Sentiment.ToString().ToLowerInvariant(),
        interaction.PerformedBy,
        interaction.HeldAt.UtcDateTime,
        interaction.FollowUpRequired);
}

internal sealed record AlertSummary(
    Guid Id, string AlertType, string Severity, string Title, string Description, bool IsResolved, DateTime CreatedAt)
{
    public static AlertSummary Of(CustomerAlert alert) => new(
        alert.Id, alert.Rule, alert.Severity.Word(), alert.Title, alert.Detail, alert.ResolvedAt is not null, alert.Raised.UtcDateTime);
}

/// <param name="AverageScore">Of all surveys, whatever they ask, with two decimals; null without any.</param>
/// <param name="RecentSurveys">The five latest.</param>
internal sealed record CsatStats(int TotalSurveys, decimal? AverageScore, IReadOnlyList<CsatSurveySummary> RecentSurveys);

internal sealed record CsatSurveySummary(
    Guid Id, string SurveyType, int Score, string? FeedbackText, string SubmittedByName, DateTime SubmittedAt)
{
    public static CsatSurveySummary Of(Survey survey) => new(
        survey.Id, survey.Kind, survey.Score, survey.Feedback, survey.AnsweredBy, survey.SubmittedAt.UtcDateTime);
}
