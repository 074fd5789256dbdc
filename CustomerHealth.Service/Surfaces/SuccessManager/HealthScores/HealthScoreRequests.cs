using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.HealthScores;

/// <param name="DeploymentId">Answered as it was sent; a customer has one score, whatever is deployed there.</param>
internal sealed record CalculateScoreRequest(string? DeploymentId)
{
    public static CalculateScoreRequest Read(SentFields body) => new(body.Optional("product_deployment_id", Shape.Uuid));
}

/// <param name="IsAsync">The work goes on after the answer, which then has zeros.</param>
internal sealed record CalculateAllQuery(bool IsAsync)
{
    public static CalculateAllQuery Read(SentFields query) => new(query.Optional("run_async", Shape.Flag, false));
}

/// <param name="Threshold">Whole points; who has fewer is at risk.</param>
internal sealed record AtRiskQuery(int Threshold, Paging Paging)
{
    public static AtRiskQuery Read(SentFields query) =>
        new(query.Optional("threshold", Shape.Whole(0, 100), SuccessHealth.AtRiskBelow), Paging.Of(query));
}
