using CustomerHealth.Tests.Surfaces.SuccessManager.Customers;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>Scores: <c>{id}</c> is a customer made for the request, whose contract ends soon.</summary>
internal sealed class HealthScoresArea : ContractArea
{
    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("POST", "/health-scores/calculate/{id}", """{"product_deployment_id":null}""", Managers, 200, "HealthScoreResponse"),
        new("POST", "/health-scores/calculate-all", null, Managers, 200, "BatchCalculationResult"),
        new("GET", "/health-scores/customer/{id}", null, SignedIn, 200, "HealthScoreWithBreakdown"),
        new("GET", "/health-scores/customer/{id}/history", null, SignedIn, 200, "HealthScoreHistoryResponse"),
        new("GET", "/health-scores/trends", null, SignedIn, 200, "HealthTrendsResponse_scores"),
        new("GET", "/health-scores/at-risk?threshold=100", null, SignedIn, 200, "AtRiskCustomersResponse"),
        new("GET", "/health-scores/distribution", null, SignedIn, 200, "ScoreDistributionResponse"),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        var id = await app.PostCustomerAsync($$"""{"company_name":"Scored {{number}}","contract_end_date":"{{app.Day(12)}}"}""");
        return text => text.Replace("{id}", id, StringComparison.Ordinal);
    }
}
